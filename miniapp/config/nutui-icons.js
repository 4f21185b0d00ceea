export { default as Close } from '@nutui/icons-react-taro/dist/es/icons/Close.js'
