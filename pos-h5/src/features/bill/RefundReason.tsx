import { QUICK_REASONS, type RefundDraft } from './refundDraft';

interface RefundReasonProps {
  readonly draft: RefundDraft;
  readonly onChange: (draft: RefundDraft) => void;
}

/** Why it goes back: a usual reason by a tap, another in words. */
export function RefundReason({ draft, onChange }: RefundReasonProps) {
  const give = (reason: string) => onChange({ ...draft, reason });
  return (
    <fieldset className="choices">
      <legend>退款原因</legend>
      <div className="choices-row">
        {QUICK_REASONS.map((reason, index) => (
          <button
            key={reason}
            type="button"
            className={`button${draft.reason === reason ? ' chosen' : ''}`}
            data-testid={`reason-${index}`}
            aria-pressed={draft.reason === reason}
            onClick={() => give(reason)}
          >
            {reason}
          </button>
        ))}
      </div>
      <label className="field reason-field">
        <span>其他原因，或补充说明</span>
        <input
          data-testid="refund-reason"
          value={draft.reason}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => give(event.target.value)}
        />
      </label>
    </fieldset>
  );
}
