import { actionId } from '../ticket/ticketSample';
import { closedUnheard, forgetClose, keepClose, pendingCloseOf, type CloseBody } from './pendingClose';

const body = { actionId: actionId(1), countedCashFen: 109000, note: '少收十元' } as CloseBody;

beforeEach(() => {
  const kept = new Map<string, string>();
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    value: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => kept.set(key, text),
    },
  });
});

test('a closing without an answer is asked again with the same action id after a reload', () => {
  keepClose({ shiftId: 'a', body });
  expect(pendingCloseOf('a')).toEqual(body);
  forgetClose();
  expect(pendingCloseOf('a')).toBeUndefined();
});

test('the next shift learns that the one before was closed unheard', () => {
  keepClose({ shiftId: 'a', body });
  expect(pendingCloseOf('b')).toBeUndefined();
  expect(closedUnheard('b')).toBe('a');
  expect(closedUnheard('a')).toBeUndefined();
});

test('what cannot be read is no closing', () => {
  keepClose({ shiftId: 'a', body: { ...body, countedCashFen: '1090' } as never });
  expect(pendingCloseOf('a')).toBeUndefined();
});
