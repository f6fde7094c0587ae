import { fromBase64 } from './base64';
import type { PaperLine } from './paper';
import { checkPrinter, printerHealth, printJob } from './printJob';
import { changePrinter } from './printerSettings';
import { readPaper } from './readPaper';
import { setVirtualFault, virtualPapers } from './virtualPrinter';

beforeAll(() => {
  // What a browser keeps; pages of one till share it.
  const kept = new Map<string, string>();
  const localStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  Object.defineProperty(globalThis, 'localStorage', { value: localStorage, configurable: true });
  changePrinter({ kind: 'virtual' });
});

afterAll(() => {
  Reflect.deleteProperty(globalThis, 'localStorage');
});

test('the virtual printer keeps the papers, newest first, each as wide as the roll it was printed on', async () => {
  changePrinter({ widthMm: 58, copies: 1 });
  await printJob([title('退款凭证')]);
  changePrinter({ widthMm: 80 });
  await printJob([title('班结小票')]);
  expect(virtualPapers().map(({ no, widthMm }) => [no, widthMm])).toEqual([
    [2, 80],
    [1, 58],
  ]);
  expect(titlesOf(0)).toEqual(['班结小票']);
});

test('a ticket has as many copies as the till is set to, another paper its own number', async () => {
  changePrinter({ copies: 2 });
  await printJob([title('加油站')]);
  expect(titlesOf(0)).toEqual(['加油站', '加油站']);
  await printJob([title('昨日汇总')], 1);
  expect(titlesOf(0)).toEqual(['昨日汇总']);
});

test.each(['paper-out', 'offline'] as const)(
  'a virtual printer that is %s prints nothing and says so',
  async (problem) => {
    const before = virtualPapers().length;
    setVirtualFault(problem);
    expect(await printJob([title('加油站')])).toEqual({ outcome: 'not-started', problem });
    expect(printerHealth.get()).toEqual({ ready: false, problem });
    setVirtualFault(undefined);
    expect(await checkPrinter()).toEqual({ ready: true });
    expect(virtualPapers()).toHaveLength(before);
  },
);

test('a paper that cannot be made is left to a person and does not stop the ones after it', async () => {
  const broken = printJob([{ kind: 'title' } as PaperLine]);
  const next = printJob([title('下一张')], 1);
  expect(await broken).toEqual({ outcome: 'unknown' });
  expect(await next).toEqual({ outcome: 'printed' });
  expect(titlesOf(0)).toEqual(['下一张']);
});

function title(text: string): PaperLine {
  return { kind: 'title', text };
}

/** Of each sheet of a kept job. */
function titlesOf(index: number): readonly (string | undefined)[] {
  const job = fromBase64(virtualPapers()[index]?.base64 ?? '');
  return readPaper(job).map((sheet) => sheet[0]?.text.trim());
}
