/** The hall: every request of every channel passes here, and nobody else reaches a department. */
export type { FieldJob, Installer } from './field/field-job.ts'
export type { Field, FieldAct } from './field/field.service.ts'
export type { Machines } from './intake/machines.service.ts'
export { createServiceCenter, type ServiceCenter } from './service-center.ts'
export type { Messenger } from './thread/messenger.ts'
export { requestImport } from './intake/requests.import.ts'
