import { View } from '@tarojs/components'
import type { Regions } from '../../state/use-regions.ts'
import { Link } from '../button/button.tsx'
import { Loaded } from '../loaded/loaded.tsx'
import { Row } from '../row/row.tsx'
import { Sheet } from '../sheet/sheet.tsx'
import { Skeleton } from '../skeleton/skeleton.tsx'
import './region-sheet.scss'

/** From the province down to the district. */
export function RegionSheet({ open, path, list, choose, climb, close }: Regions) {
  return (
    <Sheet open={open} title="在哪个区县" onClose={close}>
      {path.length > 0 && (
        <View className="region-path">
          <Link onPress={() => climb()}>全国 ›</Link>
          {path.map((region) => (
            <Link key={region.code} onPress={() => climb(region)}>
              {`${region.name} ›`}
            </Link>
          ))}
        </View>
      )}
      <Loaded of={list} skeleton={<Skeleton rows={4} />}>
        {(regions) => (
          <View className="region-list">
            {regions.map((region) => (
              <Row key={region.code} title={region.name} onPress={() => choose(region)} />
            ))}
          </View>
        )}
      </Loaded>
    </Sheet>
  )
}
