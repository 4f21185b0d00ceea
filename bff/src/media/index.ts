/** Media: pictures and clips, cleaned when they come, read only by whom they concern. */
export { createMediaLinks, type MediaLinks } from './links.ts'
export { createMediaFiles } from './media.repository.ts'
export { mountMedia } from './media.routes.ts'
export { createMediaDesk, type MediaDesk } from './media.service.ts'
export { isPicture, mimeOf, redraw } from './pictures.ts'
