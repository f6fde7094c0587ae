import type { Tender } from '@jiayou/contract';
import { run, statement, type Tx } from '../platform/db';
import { AppError } from '../platform/errors';

/** The account a station is paid on by a tender. */
export interface StationAccount {
  readonly accountNo: string;
  readonly stationCode: string;
  readonly codeApi?: 'v3' | 'v2';
}

const account = statement<{ code: string; account_no: string | null; code_api: 'v3' | 'v2' | null }>(
  'station.account',
  `select s.code, a.account_no, a.code_api
   from stations s left join merchant_accounts a on a.station_id = s.id and a.channel = $2 and a.enabled where s.id = $1`,
);
const wallets = statement<{ channel: 'wechat-pay' | 'alipay' }>(
  'station.wallets',
  `select channel from merchant_accounts where station_id = $1 and channel in ('wechat-pay', 'alipay') and enabled order by channel`,
);

/** Cash needs no account: it is the station's own drawer. @throws AppError `station.no_tender` */
export async function findAccount(tx: Tx, stationId: string, tender: Tender): Promise<StationAccount> {
  const [row] = await run(tx, account, [stationId, tender]);
  const accountNo = tender === 'cash' ? row?.code : row?.account_no;
  if (row === undefined || accountNo === null || accountNo === undefined) throw new AppError('station.no_tender');
  return { accountNo, stationCode: row.code, ...(row.code_api === null ? {} : { codeApi: row.code_api }) };
}

/** The wallets a station takes. */
export async function findWallets(tx: Tx, stationId: string): Promise<readonly ('wechat-pay' | 'alipay')[]> {
  return (await run(tx, wallets, [stationId])).map(({ channel }) => channel);
}
