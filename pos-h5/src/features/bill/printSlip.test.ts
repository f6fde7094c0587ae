import type { OnDuty, TillRefund } from '@jiayou/contract';
import { printQueue } from '../../device/printer/printQueue';
import { printSlip, printSlipWhenDone } from './printSlip';
import { learnRefund } from './refundNews';

const onDuty = { station: { name: '人民广场加油站' }, staff: { name: '小李' } } as OnDuty;

test('cash of the own shift that is handed out has one slip, though answer and stream both say that it is back', () => {
  const refund = aRefund('R1');
  printSlipWhenDone({ ...refund, state: 'approved' }, onDuty);
  learnRefund(refund);
  printSlipWhenDone(refund, onDuty);
  learnRefund(refund);
  expect(slips()).toEqual(['退款凭证 ¥50.00']);
});

test('a slip that a person asks for after the first says so', () => {
  const refund = aRefund('R2');
  printSlipWhenDone(refund, onDuty);
  printSlip(refund, onDuty);
  expect(slips().slice(-2)).toEqual(['退款凭证 ¥50.00', '退款凭证 ¥50.00（补打）']);
});

function slips(): string[] {
  return printQueue.get().map(({ title }) => title);
}

function aRefund(refundNo: string): TillRefund {
  return {
    refundNo,
    orderNo: 'D1',
    amountFen: 5000,
    fuelFen: 5000,
    goodsFen: 0,
    tender: 'cash',
    reason: '金额输错',
    state: 'succeeded',
    requestedAt: '2026-03-08T01:00:00Z',
    finishedAt: '2026-03-08T01:01:00Z',
  } as TillRefund;
}
