import type { BillDetail, TillRefund } from '@jiayou/contract';
import { useState } from 'react';
import { newActionId } from '../../device/actionId';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import { Sheet } from '../../ui/Sheet';
import { refundQuestion, type RefundWords } from './billWords';
import { checkDraft, EMPTY_DRAFT, partsOf } from './refundDraft';
import { RefundAmount } from './RefundAmount';
import { RefundReason } from './RefundReason';
import { useSendRefund, type RefundWish } from './useSendRefund';

interface RefundSheetProps {
  readonly bill: BillDetail;
  readonly onClose: () => void;
  readonly onRefunded: (refund: TillRefund) => void;
}

/** 退款, whole or part, with a reason; of a closed shift's order the application for it. Asked once before it is sent. */
export function RefundSheet({ bill, onClose, onRefunded }: RefundSheetProps) {
  const [draft, setDraft] = useState(EMPTY_DRAFT);
  const [asked, setAsked] = useState<RefundWish>();
  const { state, start, again } = useSendRefund(bill.orderId, onRefunded);
  const checked = checkDraft(draft, bill);
  const { amountFen } = partsOf(draft, bill);
  const question = refundQuestion(amountFen, bill.tender, bill.mayRefund === 'apply' ? 'apply' : 'here');
  return (
    <Sheet title={bill.mayRefund === 'apply' ? '申请退款' : '退款'} testId="refund-sheet" back="返回" onClose={onClose}>
      {/* What was sent may have been done: until the answer is there nothing else can be asked for. */}
      <fieldset className="refund-fields" disabled={state.is === 'busy' || state.is === 'unsure'}>
        <div className="refund-form">
          <RefundAmount bill={bill} draft={draft} onChange={setDraft} />
          <div className="refund-side">
            <RefundReason draft={draft} onChange={setDraft} />
            <SendBox
              amountFen={amountFen}
              verb={state.is === 'busy' ? '正在提交…' : question.verb}
              missing={checked.is === 'not-yet' ? checked.words : ''}
              onSend={() => {
                if (checked.is === 'not-yet') return;
                const { fuelFen, goodsFen } = checked.parts;
                setAsked({ actionId: newActionId(), fuelFen, goodsFen, reason: checked.reason });
              }}
            />
          </div>
        </div>
      </fieldset>
      <div className="sheet-note">
        <InsistNote state={state} onAgain={again} />
      </div>
      {asked !== undefined && (
        <RefundQuestion
          {...{ bill, question, amountFen, reason: asked.reason }}
          onCancel={() => setAsked(undefined)}
          onConfirm={() => {
            setAsked(undefined);
            start(asked);
          }}
        />
      )}
    </Sheet>
  );
}

interface SendBoxProps {
  readonly amountFen: number;
  readonly verb: string;
  /** What is still to be done before it can be sent. */
  readonly missing: string;
  readonly onSend: () => void;
}

function SendBox({ amountFen, verb, missing, onSend }: SendBoxProps) {
  return (
    <div className="refund-send">
      <p className="refund-sum">
        <span>退款</span>
        <b className="amount" data-testid="refund-amount">
          {yuanText(amountFen)}
        </b>
      </p>
      {missing !== '' && (
        <p className="soft" role="status" data-testid="refund-missing">
          {missing}
        </p>
      )}
      <button
        type="button"
        className="button primary big"
        data-testid="refund-send"
        disabled={missing !== ''}
        onClick={onSend}
      >
        {verb}
      </button>
    </div>
  );
}

interface RefundQuestionProps {
  readonly bill: BillDetail;
  readonly question: RefundWords;
  readonly amountFen: number;
  readonly reason: string;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

function RefundQuestion({ bill, question, amountFen, reason, onConfirm, onCancel }: RefundQuestionProps) {
  const { title, verb, consequence } = question;
  return (
    <ConfirmDialog title={title} verb={verb} onCancel={onCancel} onConfirm={onConfirm}>
      <p className="amount">{yuanText(amountFen)}</p>
      <p data-testid="refund-consequence">{consequence}</p>
      <p className="soft">
        {bill.orderNo} · 原因：{reason}
      </p>
    </ConfirmDialog>
  );
}
