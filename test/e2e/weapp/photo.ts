import { join } from 'node:path'
import sharp from 'sharp'

/** A photo as a phone takes it, of some hundred kilobytes, with the place where it was taken in it. */
export async function takePhoto(folder: string): Promise<string> {
  const file = join(folder, 'photo.jpg')
  await sharp({
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 30 },
    },
  })
    .withExif({ IFD3: { GPSLatitude: '31/1 51/1 0/1', GPSLatitudeRef: 'N' } })
    .jpeg({ quality: 80 })
    .toFile(file)
  return file
}
