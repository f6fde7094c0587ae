import type { DriverProfile } from '@jiayou/contract';
import { mostPlates, plateOf } from './plate';

/** What stands in the form; `plate` is the one being typed. */
export interface ProfileForm {
  readonly name: string;
  readonly phone: string;
  readonly plates: readonly string[];
  readonly plate: string;
}

/** What is wrong with a field, in words for the driver. */
export type Problems = Partial<Record<'phone' | 'plate', string>>;

export function formOf({ name, phone = '', plates }: DriverProfile): ProfileForm {
  return { name, phone, plates, plate: '' };
}

/** Takes the typed plate into the list, or says why not. */
export function addPlate(form: ProfileForm): { readonly form: ProfileForm; readonly problem?: string } {
  const plate = plateOf(form.plate);
  if (plate === undefined) return { form, problem: '车牌格式不对，例如 沪A12345' };
  if (form.plates.includes(plate)) return { form: { ...form, plate: '' } };
  if (form.plates.length >= mostPlates) return { form, problem: `最多${mostPlates}个车牌，请先删掉一个` };
  return { form: { ...form, plates: [...form.plates, plate], plate: '' } };
}

/** What can be saved: a plate typed but not yet added is meant as well. */
export function toSave(typed: ProfileForm): { readonly form: ProfileForm; readonly problems: Problems } {
  const { form, problem } = typed.plate.trim() === '' ? { form: typed } : addPlate(typed);
  const isPhone = form.phone === '' || /^1\d{10}$/.test(form.phone);
  return {
    form,
    problems: {
      ...(isPhone ? {} : { phone: '手机号是11位数字' }),
      ...(problem === undefined ? {} : { plate: problem }),
    },
  };
}

/** As the server takes it; an empty phone is left out. */
export function profileBody({ name, phone, plates }: ProfileForm): DriverProfile {
  return { name: name.trim(), plates: [...plates], ...(phone === '' ? {} : { phone }) };
}
