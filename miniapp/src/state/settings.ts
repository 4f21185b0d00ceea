import { create } from 'zustand'
import { keep } from '../platform/storage.ts'
import { prefersLargeType } from '../platform/system.ts'
import { applyTheme, onSystemTheme, type ThemeChoice } from '../platform/theme.ts'

interface Chosen {
  /** null until the person chooses: then WeChat's own setting holds */
  large: boolean | null
  theme: ThemeChoice
}

interface Settings {
  large: boolean
  theme: ThemeChoice
  setLarge: (large: boolean) => void
  setTheme: (theme: ThemeChoice) => void
}

const kept = keep<Chosen>('settings', 1)
let chosen: Chosen = kept.read()?.value ?? { large: null, theme: 'system' }

function choose(part: Partial<Chosen>): void {
  chosen = { ...chosen, ...part }
  kept.write(chosen)
}

/** How a person wants to read: kept on the device. */
export const useSettings = create<Settings>((set) => ({
  large: chosen.large ?? prefersLargeType(),
  theme: chosen.theme,
  setLarge(large) {
    choose({ large })
    set({ large })
  },
  setTheme(theme) {
    choose({ theme })
    applyTheme(theme)
    set({ theme })
  },
}))

/** Called once, at launch. */
export function startTheme(): void {
  applyTheme(chosen.theme)
  onSystemTheme(() => applyTheme(chosen.theme))
}
