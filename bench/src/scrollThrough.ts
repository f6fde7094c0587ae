/**
 * Runs in the page: scrolls whatever holds the list from its top to its end, a little each frame. Answers the time between
 * frames, ms.
 */
export async function scrollThrough({
  list,
  forMs,
}: {
  readonly list: string;
  readonly forMs: number;
}): Promise<number[]> {
  let box = document.querySelector(list);
  while (box !== null && (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible')) {
    box = box.parentElement;
  }
  const moving = box ?? document.documentElement;
  const wayPx = moving.scrollHeight - moving.clientHeight;
  if (wayPx <= 0) throw new Error('there is nothing to scroll');
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- only this function is sent to the page
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const gapsMs: number[] = [];
  const startedAt = await nextFrame();
  for (let before = startedAt; before - startedAt < forMs;) {
    const now = await nextFrame();
    gapsMs.push(now - before);
    moving.scrollTop = (wayPx * (now - startedAt)) / forMs;
    before = now;
  }
  return gapsMs;
}
