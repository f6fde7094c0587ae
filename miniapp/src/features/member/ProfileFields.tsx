import { Input, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { ErrorNote } from '../../ui/ErrorNote';
import { Field } from '../../ui/Field';
import { Plates } from './Plates';
import type { ProfileForm } from './profileForm';
import type { Editing } from './useProfile';

interface ProfileFieldsProps {
  readonly form: ProfileForm;
  readonly editing: Editing;
}

export function ProfileFields({ form, editing: { problems, saving, change, add, save } }: ProfileFieldsProps) {
  return (
    <View>
      <View className="card">
        <Field id="profile-name" label="姓名">
          <Input
            id="profile-name"
            className="field-input"
            value={form.name}
            maxlength={20}
            placeholder="怎么称呼您"
            onInput={(event) => change({ name: event.detail.value })}
          />
        </Field>
        <Field id="profile-phone" label="手机号" problem={problems.phone}>
          <Input
            id="profile-phone"
            className="field-input"
            type="number"
            value={form.phone}
            maxlength={11}
            placeholder="11位手机号"
            onInput={(event) => change({ phone: event.detail.value.trim() })}
          />
        </Field>
      </View>
      <Plates form={form} problem={problems.plate} onChange={change} onAdd={add} />
      {saving.error && <ErrorNote error={saving.error} />}
      <Button id="profile-save" isBusy={saving.isBusy} onTap={save}>
        {saving.isSaved ? '已保存' : '保存'}
      </Button>
      <View className="field-note small">收银员可以用手机号或车牌找到您；他只能看到首尾几位。</View>
    </View>
  );
}
