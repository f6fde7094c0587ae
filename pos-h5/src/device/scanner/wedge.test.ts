import { createWedge } from './wedge';

test('fast keys with Enter are one scan, and no key of it is typed', () => {
  const till = aKeyboard();
  till.keys('134567890123456789', 8);
  expect(till.press('Enter', 8)).toBe(true);
  till.quiet();
  expect(till.heard).toEqual(['scan 134567890123456789']);
});

test('a person who types is typing, Enter included', () => {
  const till = aKeyboard();
  till.keys('200', 150);
  till.press('Enter', 150);
  expect(till.heard).toEqual(['2', '0', '0', 'Enter']);
});

test('a scanner that sends no Enter is heard when it falls silent', () => {
  const till = aKeyboard();
  till.keys('6901234567892', 12);
  till.quiet();
  till.quiet();
  expect(till.heard).toEqual(['scan 6901234567892']);
});

test('half a code that a busy page was told of first is no code', () => {
  const till = aKeyboard();
  till.keys('2865432109876543', 5);
  till.quiet();
  till.keys('21', 5);
  till.press('Enter', 5);
  expect(till.heard).toEqual(['scan 286543210987654321']);
});

test('two digits hit at once are two digits', () => {
  const till = aKeyboard();
  till.keys('50', 20);
  till.quiet();
  expect(till.heard).toEqual(['5', '0']);
});

test('what was typed before a scan stays typed', () => {
  const till = aKeyboard();
  till.keys('20', 200);
  till.press('J', 200);
  till.keys('Y1234567890123456', 5);
  till.press('Tab', 5);
  expect(till.heard).toEqual(['2', '0', 'scan JY1234567890123456']);
});

test('two scans in a row are two scans', () => {
  const till = aKeyboard();
  for (const code of ['6901234567892', '6909999999999']) {
    till.keys(code, 5);
    till.press('Enter', 5);
  }
  expect(till.heard).toEqual(['scan 6901234567892', 'scan 6909999999999']);
});

/** Keys with the time between them; `quiet` lets the timer run. */
function aKeyboard() {
  const heard: string[] = [];
  let nowMs = 1000;
  let waiting: (() => void) | undefined;
  const wedge = createWedge({
    scanned: (text) => void heard.push(`scan ${text}`),
    typed: (key) => void heard.push(key),
    later(run) {
      waiting = run;
      return () => void (waiting = undefined);
    },
  });
  const press = (key: string, afterMs: number): boolean => wedge.press(key, (nowMs += afterMs));
  return {
    heard,
    press,
    keys: (text: string, everyMs: number) => {
      for (const key of text) press(key, everyMs);
    },
    quiet: () => waiting?.(),
  };
}
