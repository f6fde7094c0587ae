import { QrCode } from '../scan/QrCode';
import type { CollectState } from './collectState';
import { StageAmount } from './StageAmount';

interface QrStageProps {
  readonly state: Extract<CollectState, { at: 'showing' | 'waiting' }>;
  readonly onGiveUp: () => void;
}

/** One code for both wallets, to be turned to the payer. */
export function QrStage({ state, onGiveUp }: QrStageProps) {
  const { order, trouble } = state;
  const isGivingUp = state.at === 'waiting' && (state.wants !== 'check' || order.payment?.state === 'cancelling');
  return (
    <div className="stage-card qr-card">
      <div className="qr-place">
        {state.at === 'waiting' && order.scanUrl !== undefined ? (
          <QrCode text={order.scanUrl} />
        ) : (
          <i className="spinner" />
        )}
      </div>
      <div className="qr-words">
        <StageAmount fen={order.payableFen} />
        <p className="qr-both">
          <span className="wallet wechat-pay">微信</span>
          <span className="wallet alipay">支付宝</span>
        </p>
        <h2 className="stage-head">微信、支付宝都能扫</h2>
        <p className="stage-todo" role="status" data-testid="qr-todo">
          {todoWords(state, isGivingUp)}
        </p>
        {trouble && <p className="notice amber">网络不通，正在重试；付款结果以这里显示的为准</p>}
        <button type="button" className="button big" data-testid="give-up" disabled={isGivingUp} onClick={onGiveUp}>
          取消收款<kbd>Esc</kbd>
        </button>
      </div>
    </div>
  );
}

function todoWords({ at, order }: QrStageProps['state'], isGivingUp: boolean): string {
  if (at === 'showing') return '正在取收款码…';
  if (isGivingUp) return '正在取消，请勿重复收款';
  if (order.payment?.state === 'waiting') return '顾客已扫码，等顾客付款';
  if (order.payment?.state === 'failed') return '顾客没有付成，可以再扫一次';
  return '请顾客扫码付款，付好后自动出票';
}
