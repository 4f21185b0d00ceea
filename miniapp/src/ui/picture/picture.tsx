import { Image, View } from '@tarojs/components'
import './picture.scss'

/** A photo that is named by what it stands in: readers pass it over. */
export const Picture = ({ src, className }: { src: string; className: string }) => (
  <View className="picture" aria-hidden>
    <Image className={className} src={src} mode="aspectFill" />
  </View>
)
