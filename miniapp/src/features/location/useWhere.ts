import { useDidShow } from '@tarojs/taro';
import { useCallback, useState } from 'react';
import { openLocationSettings } from '../../platform/location';
import { keepConsent, locationConsent, readPosition, type Where } from './position';

/** Where the car is, asked for only after the driver has agreed to it here. */
export function useWhere() {
  const [where, setWhere] = useState<Where>({ kind: 'locating' });
  const look = useCallback(async () => {
    const consent = locationConsent();
    setWhere(consent === 'agreed' ? await readPosition() : { kind: consent });
  }, []);
  useDidShow(() => void look());

  const allow = useCallback(() => {
    keepConsent('agreed');
    setWhere({ kind: 'locating' });
    void look();
  }, [look]);
  const chooseByHand = useCallback(() => {
    keepConsent('by-hand');
    setWhere({ kind: 'by-hand' });
  }, []);
  const changeSettings = useCallback(() => void openLocationSettings().then(look, look), [look]);
  return { where, allow, chooseByHand, changeSettings };
}
