import { useStore } from '../../ui/useStore';
import { putAwayRefund, refundNotices } from './refundNews';
import { refundWords } from './refundWords';

/** 「退款已同意 ¥200.00，请把现金交给顾客」: stays until a person has seen it. */
export function RefundNotices() {
  const notices = useStore(refundNotices);
  return (
    <>
      {notices.slice(0, 3).map((refund) => {
        const { tone, what } = refundWords(refund);
        return (
          <div key={refund.refundNo} className={`bar notice-bar ${tone}`} role="status" data-testid="refund-notice">
            <span>
              {what}
              <small>订单 {refund.orderNo}</small>
            </span>
            <button
              type="button"
              className="button"
              data-testid="refund-notice-seen"
              onClick={() => putAwayRefund(refund.refundNo)}
            >
              知道了
            </button>
          </div>
        );
      })}
    </>
  );
}
