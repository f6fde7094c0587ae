import { randomBytes } from 'node:crypto';
import type { StationAccount, StationId } from '@jiayou/contract';
import { ChannelError, type Channel, type ChannelCode, type PaymentNo } from '../channel';
import { read, type Database } from '../platform/db';
import { AppError } from '../platform/errors';
import { currentAccounts, type AccountRow } from './accountRow';
import { listAccounts } from './listAccounts';

interface CheckContext {
  readonly db: Database;
  readonly channels: Readonly<Partial<Record<ChannelCode, Channel>>>;
}

export interface Checked {
  readonly outcome: 'answers' | 'refused' | 'silent' | 'local';
  readonly code?: string;
  readonly words?: string;
}

/** What a channel's question ends with when not the provider, but nobody or nothing trustworthy answered. */
const UNHEARD = new Set(['NO_ANSWER', 'TIMED_OUT', 'MALFORMED', 'BAD_SIGNATURE', 'UNSIGNED', 'OTHER_TRADE']);

/**
 * Asks the channel, in the station's name, about a payment that cannot exist. "No such payment" means that it knows the account.
 * @throws AppError `account.not_found`, `station.not_found`
 */
export async function checkAccount(
  { db, channels }: CheckContext,
  { stationId, channel: code }: { readonly stationId: StationId; readonly channel: StationAccount['channel'] },
): Promise<Checked> {
  await listAccounts(db, stationId);
  const [account] = await read(db, currentAccounts, [stationId, code]);
  if (account === undefined) throw new AppError('account.not_found');
  const channel = channels[code];
  // Nobody at the other end, or the chain does not collect by it at all.
  if (channel === undefined || channel.till !== undefined) return { outcome: 'local' };
  return ask(channel, account);
}

async function ask(channel: Channel, account: AccountRow): Promise<Checked> {
  const { account_no: accountNo, app_auth_token: token, code_api: codeApi } = account;
  const merchant = { accountNo, ...(token && { appAuthToken: token }), ...(codeApi && { codeApi }) };
  try {
    await channel.query(merchant, `CHECK${randomBytes(12).toString('hex')}` as PaymentNo);
    return { outcome: 'answers' };
  } catch (error) {
    if (!(error instanceof ChannelError)) throw error;
    const { code, message } = error;
    if (UNHEARD.has(code) || code.startsWith('HTTP_')) return { outcome: 'silent', code };
    return { outcome: 'refused', code, words: message.replace(/^[^:]+: /, '') };
  }
}
