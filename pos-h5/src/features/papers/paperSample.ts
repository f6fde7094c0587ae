import type { DaySummary, ShiftSummary, TillRefund } from '@jiayou/contract';
import iconv from 'iconv-lite';

/** How long each command is; a second opinion on the bytes, with iconv-lite for the text. */
const COMMANDS: Readonly<Record<string, number>> = { '1b40': 2, '1b45': 3, '1b4d': 3, '1d21': 3, '1c26': 2, '1c2e': 2 };
const CUT = '1d56';

/** The lines a printer would put on paper. */
export function textOn(bytes: Uint8Array): string[] {
  const text: number[] = [];
  for (let at = 0; at < bytes.length;) {
    const command = Buffer.from(bytes.subarray(at, at + 2)).toString('hex');
    const length = command === CUT ? 3 : COMMANDS[command];
    if (command === CUT) text.push(...Buffer.from('[cut]\n'));
    if (length === undefined) text.push(bytes[at] ?? 0);
    at += length ?? 1;
  }
  const lines = iconv.decode(Buffer.from(text), 'gb18030').split('\n');
  return lines.filter((line) => line !== '');
}

/** How many columns a printer takes for a line: a byte a column, two for a Chinese character. */
export function columnsOf(line: string): number {
  return iconv.encode(line, 'gb18030').length;
}

// Deliberately not adding up: paper says what the server said.
const totals = {
  all: { orders: 31, paidFen: 812345, refunds: 3, refundedFen: 23000, netFen: 789345 },
  byTender: [
    { tender: 'wechat-pay', orders: 18, paidFen: 512345, refunds: 2, refundedFen: 13000, netFen: 499345 },
    { tender: 'cash', orders: 5, paidFen: 70000, refunds: 0, refundedFen: 0, netFen: 70000 },
  ],
  byGrade: [
    { grade: '92#', volumeMl: 612340, orders: 16, paidFen: 480000, refunds: 0, refundedFen: 0, netFen: 480000 },
    { grade: '0#', volumeMl: 82340, orders: 2, paidFen: 60000, refunds: 1, refundedFen: 10000, netFen: 50001 },
  ],
  goods: { orders: 7, paidFen: 10000, refunds: 0, refundedFen: 0, netFen: 10000 },
  amountFen: 815000,
  discountFen: 2655,
};

export const aShift = {
  shift: {
    id: '00000000-0000-4000-8000-000000000077',
    shiftNo: '1122-02',
    openedAt: '2026-11-22T00:01:00Z',
    closedAt: '2026-11-22T08:05:00Z',
    tillName: '1号收银台',
    cashierName: '王芳',
    closedByName: '王芳',
  },
  stationName: '人民广场加油站',
  totals,
  cash: {
    floatFen: 50000,
    salesFen: 70000,
    refundsFen: 10000,
    expectedFen: 110000,
    countedFen: 109000,
    differenceFen: -1000,
    note: '找零少收一张十元',
  },
  waiting: [],
  refundsUnderWay: { count: 1, amountFen: 5000 },
  handedOver: [{ orderNo: 'JY2026112215', amountFen: 35000, reason: '顾客已离开', masterName: '李站长' }],
  unclaimed: { count: 2, amountFen: 40000 },
} as unknown as ShiftSummary;

export const aDay = {
  stationName: '人民广场加油站',
  businessDate: '2026-11-21',
  totals,
  shifts: [
    {
      shiftNo: '1121-01',
      cashierName: '王芳',
      openedAt: '2026-11-20T22:00:00Z',
      closedAt: '2026-11-21T06:02:00Z',
      netFen: 789345,
    },
    { shiftNo: '1121-02', cashierName: '陈静', openedAt: '2026-11-21T06:05:00Z', netFen: 0 },
  ],
  unclaimed: { count: 1, amountFen: 20000 },
  printedAt: '2026-11-22T07:00:00Z',
} as unknown as DaySummary;

export function aRefund(over: Partial<Record<keyof TillRefund, unknown>> = {}): TillRefund {
  return {
    refundNo: 'R20261122141000000000000001',
    orderId: '00000000-0000-4000-8000-00000000000a',
    orderNo: 'JY20261122140509A17',
    amountFen: 5000,
    fuelFen: 5000,
    goodsFen: 0,
    tender: 'wechat-pay',
    reason: '金额输错',
    state: 'succeeded',
    cause: 'in-shift',
    requestedAt: '2026-11-22T06:10:00Z',
    requestedByName: '王芳',
    decisionNote: '',
    finishedAt: '2026-11-22T06:10:03Z',
    toCarryOut: false,
    slips: 0,
    ...over,
  } as TillRefund;
}
