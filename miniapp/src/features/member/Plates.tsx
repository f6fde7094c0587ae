import { Input, Text, View } from '@tarojs/components';
import { Close } from '@nutui/icons-react-taro';
import { Button } from '../../ui/Button';
import { isNewEnergy, mostPlates, plateWords } from './plate';
import type { ProfileForm } from './profileForm';

interface PlatesProps {
  readonly form: ProfileForm;
  readonly problem: string | undefined;
  readonly onChange: (over: Partial<ProfileForm>) => void;
  readonly onAdd: () => void;
}

/** My plates, in the colours they have on the car, and a place for the next. */
export function Plates({ form: { plates, plate }, problem, onChange, onAdd }: PlatesProps) {
  const remove = (gone: string) => onChange({ plates: plates.filter((kept) => kept !== gone) });
  return (
    <View className="card">
      <View className="row between">
        <Text className="heading">车牌</Text>
        <Text className="small">
          {plates.length}/{mostPlates}
        </Text>
      </View>
      {plates.length > 0 && (
        <View id="plates" className="plates">
          {plates.map((kept) => (
            <Plate key={kept} plate={kept} onRemove={() => remove(kept)} />
          ))}
        </View>
      )}
      <View className="row plate-new">
        <Input
          id="plate-input"
          className="plate-input grow"
          value={plate}
          maxlength={12}
          placeholder="例如 沪A12345"
          confirmType="done"
          onInput={(event) => onChange({ plate: event.detail.value })}
          onConfirm={onAdd}
        />
        <Button id="plate-add" tone="soft" onTap={onAdd}>
          添加
        </Button>
      </View>
      {problem !== undefined && (
        <View id="plate-problem" className="field-problem">
          {problem}
        </View>
      )}
    </View>
  );
}

function Plate({ plate, onRemove }: { readonly plate: string; readonly onRemove: () => void }) {
  return (
    <View className="row between plate-row">
      <View className={`plate ${isNewEnergy(plate) ? 'plate-new-energy' : ''}`}>{plateWords(plate)}</View>
      <View
        id={`plate-remove-${plate}`}
        className="plate-remove"
        hoverClass="button-pressed"
        ariaRole="button"
        ariaLabel={`删除 ${plate}`}
        onClick={onRemove}
      >
        <Close className="icon icon-small" />
      </View>
    </View>
  );
}
