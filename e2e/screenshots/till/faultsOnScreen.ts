/** What is wrong on a screen, for the person who repairs it. */
export interface Fault {
  readonly kind: 'cut off' | 'scrolls sideways' | 'covered' | 'too small' | 'too close' | 'axe';
  /** Where: test ids, classes and words. */
  readonly what: string;
}

/** What a finger with a glove needs, CSS px. */
interface Finger {
  readonly leastPx: number;
  readonly gapPx: number;
}

/** Whoever finds a fault says it here. */
type Say = (kind: Fault['kind'], element: Element, more?: string) => void;

interface Target {
  readonly element: HTMLElement;
  readonly box: DOMRect;
}

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** A page has none of our modules: these functions are sent there as text. */
export function faultScript(finger: Finger): string {
  const texts = [elementsSeen, textFault, isElsewhere, textBox, isText, boxOf, isShortened, isWider, isHigher];
  const targets = [targetFaults, sizeFault, isCovered, gapBetween, isTarget, placeOf, isHidden];
  const parts = [faultsOnScreen, ...texts, ...targets, scrollsSideways, clippedBy, isScrolled, nameOf];
  return `(() => { ${parts.map(String).join('\n')}
    return faultsOnScreen(${JSON.stringify(finger)}); })()`;
}

/**
 * Looks at what a person sees now (the topmost dialog, or the page): is every text whole, does nothing scroll sideways, can
 * each target be hit with a glove?
 */
function faultsOnScreen(finger: Finger): Fault[] {
  const faults: Fault[] = [];
  const say: Say = (kind, element, more = '') => void faults.push({ kind, what: `${nameOf(element)}${more}` });
  const elements = elementsSeen();
  for (const element of elements) {
    const cut = textFault(element);
    if (cut !== undefined) say('cut off', element, cut);
    if (scrollsSideways(element)) say('scrolls sideways', element);
  }
  if (document.documentElement.scrollWidth > innerWidth + 1) say('scrolls sideways', document.body);
  targetFaults(elements, finger, say);
  return faults;
}

function elementsSeen(): HTMLElement[] {
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  const root = dialogs[dialogs.length - 1] ?? document.body;
  const all = [...root.querySelectorAll<HTMLElement>('*')];
  return all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
}

/** How a text is cut; `undefined` when it is whole. */
function textFault(element: HTMLElement): string | undefined {
  const text = isElsewhere(element) ? undefined : textBox(element);
  if (text === undefined) return undefined;
  const holder = boxOf(element);
  const box = holder.getBoundingClientRect();
  const frame = clippedBy(element);
  const ways: [string, boolean][] = [
    [' (ellipsis)', isShortened(holder)],
    [' (out of its box)', isWider(text, box)],
    // A line's glyphs may reach over a tight line height.
    [' (higher than its box)', isHigher(text, box, text.height * 0.25)],
    [' (at the side)', isWider(text, frame)],
    [' (below the edge)', !isScrolled(element) && isHigher(text, frame, 1)],
  ];
  return ways.find(([, isSo]) => isSo)?.[0];
}

function isShortened(box: HTMLElement): boolean {
  return getComputedStyle(box).overflowX === 'hidden' && box.scrollWidth > box.clientWidth + 1;
}

function isWider(text: Frame, box: Frame): boolean {
  return text.left < box.left - 1 || text.right > box.right + 1;
}

function isHigher(text: Frame, box: Frame, byPx: number): boolean {
  return text.top < box.top - byPx || text.bottom > box.bottom + byPx;
}

/** Paper has a shape of its own; what is for screen readers alone is 1 px wide. */
function isElsewhere(element: HTMLElement): boolean {
  if (element.closest('svg, .paper, [aria-hidden=true]') !== null) return true;
  const { width, height } = element.getBoundingClientRect();
  return width <= 2 || height <= 2;
}

/** Of the element's own words. */
function textBox(element: HTMLElement): DOMRect | undefined {
  const texts = [...element.childNodes].filter(isText);
  const [first] = texts;
  const last = texts[texts.length - 1];
  if (first === undefined || last === undefined) return undefined;
  const range = document.createRange();
  range.setStartBefore(first);
  range.setEndAfter(last);
  return range.getBoundingClientRect();
}

function isText(node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '';
}

/** The nearest box: an inline element has none of its own. */
function boxOf(element: HTMLElement): HTMLElement {
  let box = element;
  while (getComputedStyle(box).display === 'inline' && box.parentElement !== null) box = box.parentElement;
  return box;
}

function scrollsSideways(element: HTMLElement): boolean {
  const { overflowX } = getComputedStyle(element);
  return (overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth + 1;
}

function targetFaults(elements: readonly HTMLElement[], finger: Finger, say: Say): void {
  const shown = elements.filter((element) => isTarget(element) && !isHidden(element));
  const targets: Target[] = shown.map((element) => ({ element, box: placeOf(element) }));
  for (const [index, one] of targets.entries()) {
    const small = sizeFault(one, finger);
    if (small !== undefined) say('too small', one.element, small);
    if (isCovered(one)) say('covered', one.element);
    for (const other of targets.slice(index + 1)) {
      const gap = gapBetween(one, other);
      if (gap < finger.gapPx - 0.6)
        say('too close', one.element, ` and ${nameOf(other.element)}: ${Math.round(gap)} px`);
    }
  }
}

function sizeFault({ box }: Target, { leastPx }: Finger): string | undefined {
  const isSmall = box.width < leastPx - 0.5 || box.height < leastPx - 0.5;
  return isSmall ? ` ${Math.round(box.width)} × ${Math.round(box.height)}` : undefined;
}

/** Something else is hit in its middle. */
function isCovered({ element, box }: Target): boolean {
  const hit = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const place = element.closest('label') ?? element;
  return hit === null || !(place.contains(hit) || hit.contains(element));
}

function gapBetween(one: Target, other: Target): number {
  const isWithin = one.element.contains(other.element) || other.element.contains(one.element);
  const label = one.element.closest('label');
  if (isWithin || (label !== null && label === other.element.closest('label'))) return Infinity;
  const across = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
  const down = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
  return Math.max(across, down);
}

function isTarget(element: HTMLElement): boolean {
  return element.matches('button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button]');
}

/** A radio's label is what a finger meets. */
function placeOf(element: HTMLElement): DOMRect {
  const isChoice = element.matches('input[type=radio], input[type=checkbox]');
  return (isChoice ? (element.closest('label') ?? element) : element).getBoundingClientRect();
}

/** Scrolled away, in part or whole: its size and its neighbours are seen when it is scrolled to. */
function isHidden(element: HTMLElement): boolean {
  const box = placeOf(element);
  const frame = clippedBy(element);
  return isScrolled(element) && (isWider(box, frame) || isHigher(box, frame, 1));
}

/** The frame that cuts it: all its ancestors that do not let anything out. */
function clippedBy(element: HTMLElement): Frame {
  const frame = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  for (let up = element.parentElement; up !== null && up !== document.body; up = up.parentElement) {
    if (getComputedStyle(up).overflowX !== 'visible') {
      const box = up.getBoundingClientRect();
      frame.left = Math.max(frame.left, box.left);
      frame.top = Math.max(frame.top, box.top);
      frame.right = Math.min(frame.right, box.right);
      frame.bottom = Math.min(frame.bottom, box.bottom);
    }
    // A dialog stands above everything it was written into.
    if (up instanceof HTMLDialogElement) break;
  }
  return frame;
}

function isScrolled(element: HTMLElement): boolean {
  for (let up: HTMLElement | null = element; up !== null && up !== document.body; up = up.parentElement) {
    const { overflowY } = getComputedStyle(up);
    const scrolls = overflowY === 'auto' || overflowY === 'scroll';
    if (scrolls && up.scrollHeight > up.clientHeight) return true;
    if (up instanceof HTMLDialogElement) return false;
  }
  return document.documentElement.scrollHeight > innerHeight;
}

function nameOf(element: Element): string {
  const id = element.closest('[data-testid]')?.getAttribute('data-testid') ?? '';
  const words = (element.textContent ?? '').trim().slice(0, 24);
  const classes = typeof element.className === 'string' ? element.className.trim().replaceAll(/\s+/g, '.') : '';
  const kind = `${element.tagName.toLowerCase()}${classes === '' ? '' : `.${classes}`}`;
  return `${id === '' ? '' : `[${id}] `}${kind} 「${words}」`;
}
