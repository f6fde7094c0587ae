import { yuanText } from '../../money';
import { useStore } from '../../ui/useStore';
import { refundSlips } from './refundSlips';

/** 「退款凭证 ¥200.00 还没打印」 and why, of slips that have no number: none is given up without a person knowing. */
export function SlipNotices() {
  const stuck = [...useStore(refundSlips.asked).values()].filter(
    ({ state: { is } }) => is === 'unsure' || is === 'refused',
  );
  return (
    <>
      {stuck.slice(0, 3).map((slip) => {
        const { refund, state } = slip;
        if (state.is !== 'unsure' && state.is !== 'refused') return null;
        return (
          <div key={refund.refundNo} className="bar notice-bar amber" role="alert" data-testid="slip-notice">
            <span>
              退款凭证 {yuanText(refund.amountFen)} 还没打印：{state.words}
              <small>订单 {refund.orderNo}</small>
            </span>
            {state.is === 'unsure' ? (
              <button
                type="button"
                className="button"
                data-testid="slip-ask-again"
                onClick={() => void refundSlips.again(slip)}
              >
                再问一次
              </button>
            ) : (
              <button
                type="button"
                className="button"
                data-testid="slip-notice-seen"
                onClick={() => refundSlips.putAway(refund.refundNo)}
              >
                知道了
              </button>
            )}
          </div>
        );
      })}
    </>
  );
}
