interface Scroll {
  /** A selector. */
  readonly list: string;
  readonly forMs: number;
  readonly pxPerSecond: number;
}

/** Runs in the page: scrolls whatever holds the list down from its top, a little each frame. Answers the time between frames, ms. */
export async function scrollThrough({ list, forMs, pxPerSecond }: Scroll): Promise<number[]> {
  let box = document.querySelector(list);
  while (box !== null && (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible')) {
    box = box.parentElement;
  }
  const moving = box ?? document.documentElement;
  const wayPx = (forMs / 1000) * pxPerSecond;
  if (moving.scrollHeight - moving.clientHeight < wayPx) throw new Error(`the list is shorter than ${wayPx} px`);
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only this function is sent to the page
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const gapsMs: number[] = [];
  const startedAt = await nextFrame();
  for (let before = startedAt; before - startedAt < forMs;) {
    const now = await nextFrame();
    gapsMs.push(now - before);
    moving.scrollTop = ((now - startedAt) / 1000) * pxPerSecond;
    before = now;
  }
  return gapsMs;
}
