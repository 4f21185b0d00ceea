/** The hall: every request of every channel passes here, and nobody else reaches a department. */
export { createServiceCenter, type ServiceCenter } from './service-center.ts'
