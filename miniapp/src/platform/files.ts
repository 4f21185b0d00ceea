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
