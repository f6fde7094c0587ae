import type { DriverProfile } from '@jiayou/contract';
import { useState } from 'react';
import { driverApi } from '../../api';
import { type ApiError, errorOf } from '../../ApiError';
import { useAnswer } from '../../useAnswer';
import { addPlate, formOf, type Problems, profileBody, type ProfileForm, toSave } from './profileForm';

export type Editing = ReturnType<typeof useProfile>;

/** My name, phone and plates: read once, edited here, kept by the server. */
export function useProfile() {
  const held = useAnswer(() => driverApi('GET /driver/profile', {}), 'profile');
  const [typed, setTyped] = useState<ProfileForm>();
  const [problems, setProblems] = useState<Problems>({});
  const { saving, save: send, forget } = useSaving((profile) => setTyped(formOf(profile)));
  const form = typed ?? (held.value && formOf(held.value));

  const change = (over: Partial<ProfileForm>) => {
    setTyped(form && { ...form, ...over });
    setProblems({});
    forget();
  };
  const add = () => {
    if (form === undefined) return;
    const added = addPlate(form);
    change(added.form);
    setProblems(added.problem === undefined ? {} : { plate: added.problem });
  };
  const save = () => {
    if (form === undefined) return;
    const checked = toSave(form);
    setTyped(checked.form);
    setProblems(checked.problems);
    if (Object.keys(checked.problems).length === 0) void send(checked.form);
  };
  return { held, form, problems, saving, change, add, save };
}

interface Saving {
  readonly isBusy: boolean;
  readonly isSaved: boolean;
  readonly error: ApiError | undefined;
}

const untouched: Saving = { isBusy: false, isSaved: false, error: undefined };

function useSaving(onSaved: (profile: DriverProfile) => void) {
  const [saving, setSaving] = useState(untouched);
  const save = async (form: ProfileForm) => {
    setSaving({ ...untouched, isBusy: true });
    try {
      onSaved(await driverApi('POST /driver/profile', { body: profileBody(form) }));
      setSaving({ ...untouched, isSaved: true });
    } catch (thrown) {
      setSaving({ ...untouched, error: errorOf(thrown) });
    }
  };
  return { saving, save, forget: () => setSaving(untouched) };
}
