import type { StationAccount, StationId } from '@jiayou/contract';
import { recordAudit } from '../audit';
import { inTransaction, one, run, statement, type Database, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';
import { currentAccounts, toAccount, type AccountRow } from './accountRow';
import { lockStation } from './stationRecord';

interface AccountWish {
  readonly stationId: StationId;
  readonly channel: StationAccount['channel'];
  readonly accountNo: string;
  readonly codeApi?: 'v3' | 'v2' | undefined;
  readonly appAuthToken?: string | undefined;
  readonly enabled: boolean;
  readonly staffId: string;
}

/** Source: WeChat Pay sub_mchid has ten digits or fewer, Alipay's PID is 2088 and twelve digits. */
const FORMATS: Readonly<Record<StationAccount['channel'], RegExp>> = {
  'wechat-pay': /^\d{8,10}$/,
  alipay: /^2088\d{12}$/,
  'bank-card': /^[0-9A-Za-z]{6,32}$/,
};

const knownToken = statement<{ app_auth_token: string | null }>(
  'station.known-token',
  'select app_auth_token from merchant_accounts where station_id = $1 and channel = $2 and account_no = $3',
);
const retire = statement(
  'station.retire-account',
  `update merchant_accounts set is_current = false, enabled = false, updated_at = $4
   where station_id = $1 and channel = $2 and account_no <> $3 and is_current`,
);
const put = statement<AccountRow>(
  'station.put-account',
  `insert into merchant_accounts (station_id, channel, account_no, app_auth_token, code_api, enabled, updated_at)
   values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (station_id, channel, account_no) do update set app_auth_token = excluded.app_auth_token,
     code_api = excluded.code_api, enabled = excluded.enabled, is_current = true, updated_at = excluded.updated_at
   returning channel, account_no, app_auth_token, code_api, enabled, updated_at`,
);

/**
 * On which account a station is paid from the next payment on. The one it had is kept: payments under way end on it.
 * @throws AppError `account.malformed`, `account.token_needed`, `station.not_found`
 */
export async function saveAccount(db: Database, wish: AccountWish, now: Date): Promise<StationAccount> {
  const { stationId, channel, accountNo, codeApi, enabled, staffId } = wish;
  if (!FORMATS[channel].test(accountNo)) throw new AppError('account.malformed');
  return inTransaction(db, async (tx) => {
    await lockStation(tx, stationId);
    const [old] = await run(tx, currentAccounts, [stationId, channel]);
    const token = await tokenOf(tx, wish);
    const api = channel === 'wechat-pay' ? (codeApi ?? null) : null;
    await run(tx, retire, [stationId, channel, accountNo, now]);
    const row = one(await run(tx, put, [stationId, channel, accountNo, token, api, enabled, now]));
    const isNewToken = token !== null && token !== old?.app_auth_token;
    await recordAudit(tx, {
      at: now,
      actor: `staff:${staffId}`,
      stationId,
      action: 'station.account',
      subject: `station:${stationId}`,
      detail: { channel, isNewToken },
      before: old === undefined ? {} : { ...factsOf(old) },
      after: factsOf(row),
    });
    return toAccount(row);
  });
}

/** What was given, or what is known of this very account; a token of another one lets nobody act here. */
async function tokenOf(tx: Tx, { stationId, channel, accountNo, appAuthToken }: AccountWish): Promise<string | null> {
  if (channel !== 'alipay') return null;
  const [found] = await run(tx, knownToken, [stationId, channel, accountNo]);
  const token = appAuthToken ?? found?.app_auth_token;
  if (!token) throw new AppError('account.token_needed');
  return token;
}

/** Never the token. */
function factsOf(row: AccountRow) {
  const { accountNo, codeApi, tokenMasked, enabled } = toAccount(row);
  return { accountNo, codeApi, tokenMasked, enabled };
}
