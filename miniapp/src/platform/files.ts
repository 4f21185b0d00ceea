/** A browser's own file chooser. */
interface Wanted {
  accept: string
  multiple?: boolean
  /** opens the camera at once, on a phone */
  camera?: boolean
}

/** The files a person chose; none where the chooser was closed. Only in a browser, and only in answer to a tap. */
export function pickFiles({ accept, multiple = false, camera = false }: Wanted): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = accept
    input.multiple = multiple
    if (camera) input.setAttribute('capture', 'environment')
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

const chosen = new Map<string, File>()

/** An address for a file that was chosen: to show it, and to send it later. */
export function addressOf(file: File): string {
  const address = URL.createObjectURL(file)
  chosen.set(address, file)
  return address
}

/** The file at such an address; none where the page was loaded anew since. */
export const fileAt = (address: string): File | undefined => chosen.get(address)
