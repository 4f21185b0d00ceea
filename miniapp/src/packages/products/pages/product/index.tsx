import { Screen } from '../../../../ui/screen/screen.tsx'

export default function ProductPage() {
  return <Screen title="产品">{null}</Screen>
}
