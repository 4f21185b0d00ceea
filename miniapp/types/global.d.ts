/// <reference types="@tarojs/taro" />

declare module '*.scss'
declare module '*.css'

/** Where the BFF is: '' (same origin) in the browser, an origin in WeChat. Set in config/index.ts. */
declare const __API_ORIGIN__: string
