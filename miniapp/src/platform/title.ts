import Taro from '@tarojs/taro'
import { useEffect } from 'react'

/** The title that WeChat draws, and a browser's tab, where the page's config cannot know it; null: not known yet. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title !== null) void Taro.setNavigationBarTitle({ title })
  }, [title])
}
