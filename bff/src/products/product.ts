/** A model in the catalogue, with its manual. */
export interface Product {
  gtin: string
  model: string
  name: string
  category: string
  description: string
  specs: Record<string, string>
  networked: boolean
  warranty: { wholeMonths: number; partsMonths: Record<string, number>; notCovered: string[] }
  consumables: {
    name: string
    everyMonths: number
    remindDaysBefore: number
    /** of running, for machines that tell their hours */
    everyHours?: number | undefined
  }[]
  install: {
    needed: boolean
    whoDoes: string
    requirements: string[]
    minutes: number
    sheet?: InstallSheet | undefined
  }
  manual: { chapters: Chapter[] }
  faultCodes: FaultCode[]
  /** changes whenever anything in the record changes */
  version: string
}

/** What an installer of it takes along, checks and measures. */
export interface InstallSheet {
  tools: string[]
  parts: string[]
  checks: { text: string; photo?: boolean | undefined }[]
  readings: Reading[]
  /** what a repair of it measures at its end */
  repairReadings: Reading[]
}

export interface Reading {
  id: string
  name: string
  unit: string
  min: number
  max: number
}

export interface Chapter {
  id: string
  title: string
  steps: { text: string; video?: Video | undefined }[]
}

export interface Video {
  title: string
  seconds: number
}

export interface FaultCode {
  code: string
  meaning: string
  severity: 'info' | 'service' | 'danger'
  selfHelp: string[]
  department: 'sales' | 'logistics' | 'installation' | null
  /** the title of the manual's clip that shows the steps */
  video?: string | undefined
}

/** The brand is the first word of a name: 安禾 净蓬 10 公斤…. */
export const brandOf = (product: Pick<Product, 'name'>): string => product.name.split(' ')[0] ?? ''

export const clipsOf = (product: Pick<Product, 'manual'>): Video[] =>
  product.manual.chapters.flatMap((chapter) =>
    chapter.steps.flatMap((step) => (step.video ? [step.video] : [])),
  )

/** One thing that was made: a serial number of a GTIN. */
export interface Unit {
  id: string
  gtin: string
  serial: string
  batch: string | null
  producedOn: string | null
  deviceId: string | null
  /** whether its way from the source is on record */
  traced: boolean
}

export interface TraceItem {
  at: string
  stage: string
  what: string
  value: string
}
