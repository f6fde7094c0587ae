import type { TillRefund } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { yuanText } from '../../money';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { InsistNote } from '../../ui/InsistNote';
import { useInsist } from '../../ui/useInsist';

interface CarryOutProps {
  readonly refund: TillRefund;
  readonly onDone: (refund: TillRefund) => void;
}

const REFERENCE = /^\d{12}$/;

/** What a person must do by hand: give the cash, or let the terminal give it back to the card; then say so. */
export function CarryOut({ refund: { refundNo, tender, amountFen }, onDone }: CarryOutProps) {
  const [referenceNo, setReferenceNo] = useState('');
  const [asks, setAsks] = useState(false);
  const { state, start, again } = useInsist(
    async (body: { readonly referenceNo?: string }) =>
      callTill('POST /till/refunds/:refundNo/carry-out', { params: { refundNo }, body }),
    onDone,
  );
  const isCash = tender === 'cash';
  const verb = isCash ? '已交给顾客' : '已退回银行卡';
  const isReady = state.is !== 'busy' && (isCash || REFERENCE.test(referenceNo));
  const amount = yuanText(amountFen);
  return (
    <div className="carry-out">
      {!isCash && <ReferenceField value={referenceNo} onChange={setReferenceNo} />}
      <InsistNote state={state} onAgain={again} />
      <button
        type="button"
        className="button primary big"
        data-testid="carry-out"
        disabled={!isReady}
        onClick={() => setAsks(true)}
      >
        {verb}
      </button>
      {asks && (
        <ConfirmDialog
          title={`${verb}？`}
          verb={verb}
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            start(isCash ? {} : { referenceNo });
          }}
        >
          <p className="amount">{amount}</p>
          <p data-testid="carry-out-consequence">
            {isCash
              ? `确认现金 ${amount} 已经交到顾客手里，记入本班现金退款`
              : `确认刷卡机已退 ${amount}，参考号 ${referenceNo}，记入本班退款`}
          </p>
        </ConfirmDialog>
      )}
    </div>
  );
}

interface ReferenceFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function ReferenceField({ value, onChange }: ReferenceFieldProps) {
  return (
    <label className="field">
      <span>退款签购单上的参考号（12位数字）</span>
      <input
        data-testid="refund-reference"
        inputMode="numeric"
        maxLength={12}
        autoComplete="off"
        value={value}
        onChange={(event) => onChange(event.target.value.replace(/\D/g, ''))}
      />
    </label>
  );
}
