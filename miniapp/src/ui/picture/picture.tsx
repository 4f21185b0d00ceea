import { Image } from '@tarojs/components'

/** A photo that is named by what it stands in: readers pass it over. */
export function Picture({ src, className }: { src: string; className: string }) {
  return (
    <Image
      className={className}
      src={src}
      mode="aspectFill"
      {...(process.env.TARO_ENV === 'h5' && { nativeProps: { alt: '' } })}
    />
  )
}
