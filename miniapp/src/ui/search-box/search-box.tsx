import { Icon } from '../icon/icon.tsx'
import { IconButton } from '../button/button.tsx'
import { TextInput } from '../field/text-input.tsx'

interface SearchBoxProps {
  label: string
  placeholder: string
  value: string
  onChange: (value: string) => void
  onSearch: () => void
  focus?: boolean
}

/** A line to search with; the cross empties it. */
export function SearchBox({ value, onChange, onSearch, ...rest }: SearchBoxProps) {
  return (
    <TextInput
      {...rest}
      value={value}
      onChange={onChange}
      confirm="search"
      onConfirm={onSearch}
      before={<Icon name="search" size="s" tone="quiet" />}
      after={value && <IconButton bare icon="cross" label="清空" onPress={() => onChange('')} />}
    />
  )
}
