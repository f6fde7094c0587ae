/** What is wrong on a screen of the desk, for the person who repairs it. */
export interface DeskFault {
  readonly kind: 'cut off' | 'scrolls sideways' | 'axe';
  /** Where: test ids, classes and words. */
  readonly what: string;
}

/**
 * Runs in the page, and is sent there whole: everything it needs stands inside. The page never scrolls sideways, nothing reaches
 * out of it, and a text that is shortened says itself whole in its `title`.
 */
export function faultsOnDesk(): DeskFault[] {
  const slack = 1;
  const faults: DeskFault[] = [];
  if (document.documentElement.scrollWidth > innerWidth + slack) add('scrolls sideways', document.body);
  const elements = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
    (element) => element.checkVisibility({ visibilityProperty: true }) && element.closest('svg') === null,
  );
  const scrolled = elements.filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX));
  for (const element of elements.filter(isText)) {
    if (isShortened(element)) add('cut off', element);
    else if (isOutside(element)) add('cut off', element, ' (outside)');
  }
  return faults;

  /** Of its own; what only readers of the screen hear takes no room. */
  function isText(element: HTMLElement): boolean {
    const words = [...element.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    const { width, height } = element.getBoundingClientRect();
    return words.some(({ textContent }) => textContent?.trim()) && width > 2 * slack && height > 2 * slack;
  }

  /** What stands wholly outside on the left waits there for the focus; a map goes on beyond its edges. */
  function isOutside(element: HTMLElement): boolean {
    if (element.closest('.leaflet-container') !== null) return false;
    const { left, right } = element.getBoundingClientRect();
    const isOut = (left < -slack && right > 0) || right > innerWidth + slack;
    return isOut && !scrolled.some((one) => one.contains(element));
  }

  function isShortened(element: HTMLElement): boolean {
    if (element.closest('[title]:not([title=""]), .ant-table-measure-row') !== null) return false;
    const { overflowX, overflowY } = getComputedStyle(element);
    const isWide = element.scrollWidth > element.clientWidth + slack && element.clientWidth > 0;
    const isHigh = element.scrollHeight > element.clientHeight + 4 * slack && element.clientHeight > 0;
    return (overflowX === 'hidden' && isWide) || (overflowY === 'hidden' && isHigh);
  }

  function add(kind: DeskFault['kind'], element: Element, more = ''): void {
    const id = element.closest('[data-testid]')?.getAttribute('data-testid') ?? '';
    const classes = element.getAttribute('class')?.trim().replaceAll(/\s+/g, '.') ?? '';
    const words = (element.textContent ?? '').trim().slice(0, 24);
    faults.push({ kind, what: `[${id}] ${element.tagName.toLowerCase()}.${classes} 「${words}」${more}` });
  }
}
