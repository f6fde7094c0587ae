import type { StationAccount } from '@jiayou/contract';
import { present, statement } from '../platform/db';

export interface AccountRow {
  readonly channel: StationAccount['channel'];
  readonly account_no: string;
  readonly app_auth_token: string | null;
  readonly code_api: 'v3' | 'v2' | null;
  readonly enabled: boolean;
  readonly updated_at: Date;
}

/** The accounts a station has now, switched off ones included; `$2` one channel, or null. */
export const currentAccounts = statement<AccountRow>(
  'station.current-accounts',
  `select channel, account_no, app_auth_token, code_api, enabled, updated_at from merchant_accounts
   where station_id = $1 and is_current and channel <> 'cash' and ($2::text is null or channel = $2) order by channel desc`,
);

export function toAccount(row: AccountRow): StationAccount {
  return {
    channel: row.channel,
    accountNo: row.account_no,
    enabled: row.enabled,
    updatedAt: row.updated_at.toISOString(),
    ...present({ codeApi: row.code_api, tokenMasked: row.app_auth_token && maskToken(row.app_auth_token) }),
  };
}

/** `2026****02`: enough to tell one from another. */
function maskToken(token: string): string {
  return token.length < 12 ? '****' : `${token.slice(0, 4)}****${token.slice(-2)}`;
}
