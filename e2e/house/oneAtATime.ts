/** Runs what it is given one after the other, whoever asks. */
export function oneAtATime(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return async (act) => {
    const turn = last.then(act);
    last = turn.catch(() => {});
    return await turn;
  };
}
