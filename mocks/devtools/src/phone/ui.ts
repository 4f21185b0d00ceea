import type { Data } from '../data.ts'

export interface Toast {
  title: string
  icon: string
}

/** A question that covers the screen until the person answers it through the automation's `native()`. */
export interface Dialog {
  kind: 'modal' | 'authorization'
  title: string
  content: string
  answer(confirmed: boolean): void
}

/** What appeared on the screen outside the pages, and what the app asked the phone to do. Recorded for tests, in order. */
export class Ui {
  readonly toasts: Toast[] = []
  /** The text of the loading cover, while it is there. */
  loading: string | null = null
  /** Every modal that was shown: title and content. */
  readonly modals: { title: string; content: string }[] = []
  readonly titles: { route: string; title: string }[] = []
  /** Calls, copies, previews, vibrations...: the name of the API and what it was given. */
  readonly acts: { api: string; options: Data }[] = []
  /** What onShareAppMessage answered. */
  readonly shares: Data[] = []
  /** The dialogs that wait for an answer; the first one is on top. */
  readonly dialogs: Dialog[] = []

  /** Shows a dialog; true when the person confirms. */
  ask(kind: Dialog['kind'], title: string, content: string): Promise<boolean> {
    return new Promise((resolve) => {
      const dialog: Dialog = {
        kind,
        title,
        content,
        answer: (confirmed) => {
          this.dialogs.splice(this.dialogs.indexOf(dialog), 1)
          resolve(confirmed)
        },
      }
      this.dialogs.push(dialog)
    })
  }

  /** Answers the dialog on top. Throws when none of that kind waits: a script that answers nothing is a wrong script. */
  answer(kind: Dialog['kind'], confirmed: boolean): void {
    const dialog = this.dialogs.find((open) => open.kind === kind)
    if (!dialog) throw new Error(`no ${kind} waits for an answer`)
    dialog.answer(confirmed)
  }

  /** The app is gone, and with it what covered it. */
  clear(): void {
    this.loading = null
    this.dialogs.length = 0
  }
}
