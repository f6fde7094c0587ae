import { ActionId } from '@jiayou/contract';
import { actionIdOf } from './actionId';

test.each([0, 255, 0x5a])('sixteen bytes of %d make a key the contract accepts', (byte) => {
  expect(ActionId.safeParse(actionIdOf(new Uint8Array(16).fill(byte))).success).toBe(true);
});
test('every random bit is kept', () => {
  expect(actionIdOf(Uint8Array.from({ length: 16 }, (_, at) => at))).toBe('00010203-0405-4607-8809-0a0b0c0d0e0f');
});
