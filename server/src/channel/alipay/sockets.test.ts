import { Socket } from 'node:net';
import { AlipaySdk } from './alipaySdk';

test('one error may end two sockets of a process that pays with Alipay', () => {
  expect(AlipaySdk).toBeDefined();
  const error = new Error('the connection broke');
  const ended = [new Socket(), new Socket()].map((socket) => socket.on('error', () => undefined).destroy(error));
  expect(ended.every(({ destroyed }) => destroyed)).toBe(true);
});
