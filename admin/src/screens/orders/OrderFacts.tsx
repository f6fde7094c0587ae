import type { DeskOrderDetail } from '@jiayou/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { KINDS, ORIGINS, pumpOf, TENDERS, TICKET_STATES } from '../../features/orders/orderWords';
import { useIdentity } from '../../features/session/useSession';
import { Facts } from '../../ui/Facts';
import { litres, yuan } from '../../ui/money';
import { stationTime } from '../../ui/time';

type Fact = readonly [label: string, value: ReactNode];

export function OrderFacts({ order }: { readonly order: DeskOrderDetail }) {
  const mayOpen = useIdentity().rights.includes('member.read');
  const facts: readonly Fact[] = [
    ...moneyOf(order),
    ...goodsOf(order),
    ['会员', <Member key="member" order={order} mayOpen={mayOpen} />],
    ...known('收银机', order.tillName),
    ['班次', <Shift key="shift" order={order} />],
    ...known('小票', ticketWords(order)),
    ...whenOf(order),
  ];
  return (
    <section className="card" aria-label="订单">
      <Facts name="order-facts" facts={facts} />
    </section>
  );
}

const known = (label: string, value: ReactNode): Fact[] => (value === undefined ? [] : [[label, value]]);
const some = (label: string, fen: number): Fact[] => (fen === 0 ? [] : [[label, yuan(fen)]]);
const time = (instant: string | undefined) => instant && stationTime(Date.parse(instant));

function moneyOf({ amountFen, discountFen, payableFen, paidFen, paidAt, tender, ...order }: DeskOrderDetail): Fact[] {
  return [
    ['金额', yuan(amountFen)],
    ...some('优惠', 0 - discountFen),
    paidAt === undefined ? ['应付', yuan(payableFen)] : ['已付', <b key="paid">{yuan(paidFen)}</b>],
    ...known('付款方式', tender && TENDERS[tender]),
    ...some('已退', 0 - order.refundedFen),
    ...some('退款中', order.refundingFen),
  ];
}

function goodsOf(order: DeskOrderDetail): Fact[] {
  const { kind, fuelFen, volumeMl = 0, priceFenPerLitre = 0, goods } = order;
  const fuel = `${pumpOf(order)} · ${litres(volumeMl)}（${yuan(priceFenPerLitre)}/升）${yuan(fuelFen)}`;
  return [
    ['类别', KINDS[kind]],
    ...(kind === 'goods' ? [] : known('油品', fuel)),
    ...goods.map(({ name, quantity, amountFen }): Fact => ['非油品', `${name} × ${quantity} ${yuan(amountFen)}`]),
  ];
}

interface WhoProps {
  readonly order: DeskOrderDetail;
}

function Member({ order: { memberMasked, memberId }, mayOpen }: WhoProps & { readonly mayOpen: boolean }) {
  if (memberId === undefined) return memberMasked ?? '无';
  const words = memberMasked ?? '未留手机号和车牌';
  return mayOpen ? <Link to={`/members/${memberId}`}>{words}</Link> : words;
}

function Shift({ order: { shift, shiftNo, cashierName } }: WhoProps) {
  if (shift === undefined) return '还没有班次认领';
  return (
    <>
      <Link to={`/orders?shift=${shift.id}`}>{shiftNo}</Link>
      {shift.closedAt === undefined ? '（未班结） ' : '（已班结） '}
      <Link to={`/orders?cashier=${shift.cashierId}`}>{cashierName}</Link>
    </>
  );
}

function ticketWords({ ticket }: DeskOrderDetail): string | undefined {
  if (ticket === undefined) return undefined;
  const again = ticket.reprints > 0 ? `，补打 ${ticket.reprints} 次` : '';
  return `${TICKET_STATES[ticket.state] ?? ticket.state}${again}`;
}

function whenOf({ origin, callNo, createdAt, paidAt, businessDate, channelTransactionNo }: DeskOrderDetail): Fact[] {
  return [
    ['来源', ORIGINS[origin]],
    ...known('取号', callNo),
    ...known('下单时间', time(createdAt)),
    ...known('付款时间', time(paidAt)),
    ...known('营业日', businessDate),
    ...known('渠道交易号', channelTransactionNo),
  ];
}
