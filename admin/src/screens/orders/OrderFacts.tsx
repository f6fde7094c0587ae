import type { DeskOrderDetail } from '@jiayou/contract';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useIdentity } from '../../features/session/useSession';
import { KINDS, ORIGINS, pumpOf, TENDERS, TICKET_STATES } from '../../features/orders/orderWords';
import { Facts } from '../../ui/Facts';
import { litres, yuan } from '../../ui/money';
import { stationTime } from '../../ui/time';

export function OrderFacts({ order }: { readonly order: DeskOrderDetail }) {
  const { rights } = useIdentity();
  return (
    <section className="card" aria-label="订单">
      <Facts
        name="order-facts"
        facts={[...moneyOf(order), ...goodsOf(order), ...whoOf(order, rights), ...whenOf(order)]}
      />
    </section>
  );
}

type Fact = readonly [label: string, value: ReactNode];

function moneyOf({
  amountFen,
  discountFen,
  payableFen,
  paidFen,
  refundedFen,
  refundingFen,
  tender,
  state,
}: DeskOrderDetail): Fact[] {
  const paid = state === 'paid' || state === 'refunded';
  return [
    ['金额', yuan(amountFen)],
    ...(discountFen > 0 ? ([['优惠', yuan(-discountFen)]] as const) : []),
    paid ? ['已付', <b key="paid">{yuan(paidFen)}</b>] : ['应付', yuan(payableFen)],
    ...(tender === undefined ? [] : ([['付款方式', TENDERS[tender]]] as const)),
    ...(refundedFen > 0 ? ([['已退', yuan(-refundedFen)]] as const) : []),
    ...(refundingFen > 0 ? ([['退款中', yuan(refundingFen)]] as const) : []),
  ];
}

function goodsOf(order: DeskOrderDetail): Fact[] {
  const { kind, fuelFen, volumeMl, priceFenPerLitre, goods } = order;
  const fuel = [pumpOf(order), ...(volumeMl === undefined ? [] : [litres(volumeMl)])].join(' · ');
  const price = priceFenPerLitre === undefined ? '' : `（${yuan(priceFenPerLitre)}/升）`;
  return [
    ['类别', KINDS[kind]],
    ...(kind === 'goods' ? [] : ([['油品', `${fuel}${price} ${yuan(fuelFen)}`]] as const)),
    ...goods.map(({ name, quantity, amountFen }) => ['非油品', `${name} × ${quantity} ${yuan(amountFen)}`] as const),
  ];
}

function whoOf(order: DeskOrderDetail, rights: readonly string[]): Fact[] {
  const { memberMasked, memberId, shift, shiftNo, cashierName, tillName, ticket } = order;
  const mayOpen = memberId !== undefined && rights.includes('member.read');
  const member = memberMasked ?? (memberId === undefined ? '无' : '未留手机号和车牌');
  return [
    ['会员', mayOpen ? <Link to={`/members/${memberId}`}>{member}</Link> : member],
    ...(tillName === undefined ? [] : ([['收银机', tillName]] as const)),
    shift === undefined
      ? ['班次', '还没有班次认领']
      : [
          '班次',
          <span key="shift">
            <Link to={`/orders?shift=${shift.id}`}>{shiftNo}</Link>
            {shift.closedAt === undefined ? '（未班结） ' : '（已班结） '}
            <Link to={`/orders?cashier=${shift.cashierId}`}>{cashierName}</Link>
          </span>,
        ],
    ...(ticket === undefined
      ? []
      : ([
          [
            '小票',
            `${TICKET_STATES[ticket.state] ?? ticket.state}${ticket.reprints > 0 ? `，补打 ${ticket.reprints} 次` : ''}`,
          ],
        ] as const)),
  ];
}

function whenOf({ origin, callNo, createdAt, paidAt, businessDate, channelTransactionNo }: DeskOrderDetail): Fact[] {
  return [
    ['来源', ORIGINS[origin]],
    ...(callNo === undefined ? [] : ([['取号', callNo]] as const)),
    ['下单时间', stationTime(Date.parse(createdAt))],
    ...(paidAt === undefined ? [] : ([['付款时间', stationTime(Date.parse(paidAt))]] as const)),
    ...(businessDate === undefined ? [] : ([['营业日', businessDate]] as const)),
    ...(channelTransactionNo === undefined ? [] : ([['渠道交易号', channelTransactionNo]] as const)),
  ];
}
