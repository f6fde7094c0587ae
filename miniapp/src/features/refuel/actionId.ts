import type { ActionId } from '@jiayou/contract';
import { isActionId } from '../../brands';

/** A random UUID (RFC 9562, version 4) of 16 bytes. @throws RangeError for another number of bytes */
export function actionIdOf(bytes: Uint8Array): ActionId {
  const hex = Array.from(bytes, (byte, at) => stamped(byte, at).toString(16).padStart(2, '0')).join('');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  if (!isActionId(uuid)) throw new RangeError('an action key needs 16 bytes');
  return uuid;
}

/** Version and variant sit in fixed bits. */
function stamped(byte: number, at: number): number {
  if (at === 6) return (byte & 0x0f) | 0x40;
  return at === 8 ? (byte & 0x3f) | 0x80 : byte;
}
