/** What a WeChat message may be about; `parcel` asks, before shipment, whether parcels may carry a notice. */
export const TOPICS = ['visit', 'progress', 'done', 'parcel'] as const
export type Topic = (typeof TOPICS)[number]
