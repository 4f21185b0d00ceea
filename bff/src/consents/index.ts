/** Consents: what people agree to, in which words, since when; and what that allows. */
export { consentTextImport } from './consents.import.ts'
export { mountConsents } from './consents.routes.ts'
export { createConsents, type Consents, type ParcelWords } from './consents.service.ts'
export { createConsentLedger, type ConsentLedger, type StreamedRow } from './ledger.repository.ts'
export { createServedProofs } from './served.ts'
export { createConsentTexts, type ConsentTexts } from './texts.repository.ts'
