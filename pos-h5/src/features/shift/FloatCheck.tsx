import { useCallback } from 'react';
import { callTill } from '../../api';
import { useAnswer } from '../../ui/useAnswer';
import { FloatField } from './FloatField';

/** 备用金 among the checks of a shift that opens. Without an answer it is left out: it can be filled in when the shift is closed. */
export function FloatCheck() {
  const ask = useCallback(async () => callTill('GET /till/shift', {}), []);
  const { answer, learn } = useAnswer(ask);
  if (answer.is !== 'here') return null;
  return <FloatField floatFen={answer.value.cash.floatFen} onSaved={learn} />;
}
