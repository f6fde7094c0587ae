import { useState, type ReactNode } from 'react';
import { FormError } from '../../ui/FormError';
import type { KnownOutcome } from './collectState';
import { readSlip } from './readSlip';

interface CardFormProps {
  /** Why the last one was refused. */
  readonly words: string;
  readonly onApproved: (outcome: KnownOutcome) => void;
  /** What else may be said. */
  readonly children: ReactNode;
}

/** A terminal of its own charged the card: what its slip 签购单 says. */
export function CardForm({ words, onApproved, children }: CardFormProps) {
  const [typed, setTyped] = useState({ referenceNo: '', cardNo: '', authorisation: '' });
  const [refusal, setRefusal] = useState('');
  const field = (name: keyof typeof typed) => ({
    'data-testid': `card-${name}`,
    value: typed[name],
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });
  return (
    <form
      className="form card-form"
      onSubmit={(event) => {
        event.preventDefault();
        const slip = readSlip(typed);
        setRefusal(slip.is === 'wrong' ? slip.words : '');
        if (slip.is === 'fine') onApproved(slip.outcome);
      }}
    >
      <h2 className="stage-head">请在刷卡机上收款，再照签购单填写</h2>
      <label className="field">
        <span>参考号（12位数字）</span>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the form was asked for to be filled in */}
        <input {...field('referenceNo')} inputMode="numeric" maxLength={14} autoFocus />
      </label>
      <div className="card-pair">
        <label className="field">
          <span>卡号（前六后四，如 622202******1234）</span>
          <input {...field('cardNo')} maxLength={23} />
        </label>
        <label className="field">
          <span>授权码（没有可不填）</span>
          <input {...field('authorisation')} maxLength={6} />
        </label>
      </div>
      <FormError words={refusal === '' ? words : refusal} />
      <div className="row-between">
        {children}
        <button type="submit" className="button primary big" data-testid="card-approved">
          已刷卡成功
        </button>
      </div>
    </form>
  );
}
