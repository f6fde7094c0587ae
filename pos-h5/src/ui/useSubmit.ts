import { useState } from 'react';
import { wordsOf } from '../api';

/** One request of a form: busy while it runs, the words when it is refused. */
export function useSubmit<T>(send: () => Promise<T>, done: (answer: T) => void) {
  const [busy, setBusy] = useState(false);
  const [words, setWords] = useState('');
  const submit = async (): Promise<void> => {
    if (busy) return;
    setBusy(true);
    setWords('');
    try {
      done(await send());
    } catch (error) {
      setWords(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };
  return { busy, words, submit: () => void submit() };
}
