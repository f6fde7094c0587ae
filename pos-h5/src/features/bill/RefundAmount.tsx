import type { BillDetail } from '@jiayou/contract';
import { useState } from 'react';
import { yuanText } from '../../money';
import { AmountField, AmountPad } from '../../ui/AmountPad';
import { Choices } from '../../ui/Choices';
import { yuanOfFen } from '../../ui/typedAmount';
import type { RefundDraft } from './refundDraft';

interface RefundAmountProps {
  readonly bill: BillDetail;
  readonly draft: RefundDraft;
  readonly onChange: (draft: RefundDraft) => void;
}

type Part = 'fuel' | 'goods';
const partName: Record<Part, string> = { fuel: '退油品', goods: '退非油品' };

/** How much goes back: all that is left, or an amount for each part that still has one. */
export function RefundAmount({ bill, draft, onChange }: RefundAmountProps) {
  const leftFen = { fuel: bill.refundableFuelFen, goods: bill.refundableGoodsFen };
  const parts = (['fuel', 'goods'] as const).filter((part) => leftFen[part] > 0);
  return (
    <div className="refund-amount">
      <Choices
        label={`还能退 ${leftWords(parts, leftFen)}`}
        name="refund-how"
        value={draft.how}
        options={[
          { value: 'whole', text: '全部退' },
          { value: 'part', text: '退一部分' },
        ]}
        onChange={(how) => onChange({ ...draft, how })}
      />
      {draft.how === 'part' && <PartFields {...{ parts, leftFen, draft, onChange }} />}
    </div>
  );
}

interface PartFieldsProps extends Pick<RefundAmountProps, 'draft' | 'onChange'> {
  readonly parts: readonly Part[];
  readonly leftFen: Record<Part, number>;
}

function PartFields({ parts, leftFen, draft, onChange }: PartFieldsProps) {
  const [typing, setTyping] = useState<Part>(parts[0] ?? 'fuel');
  const type = (part: Part) => (text: string) => onChange({ ...draft, [part]: text });
  return (
    <>
      <div className="refund-parts">
        {parts.map((part) => (
          <div key={part} className="refund-part">
            <AmountField
              label={partName[part]}
              testId={`refund-${part}`}
              value={draft[part]}
              hint={`最多 ${yuanText(leftFen[part])}`}
              isTyping={typing === part}
              autoFocus={part === parts[0]}
              onFocus={() => setTyping(part)}
              onChange={type(part)}
            />
            {parts.length === 2 && (
              <button
                type="button"
                className="button"
                data-testid={`refund-all-${part}`}
                onClick={() => type(part)(yuanOfFen(leftFen[part]))}
              >
                全部
              </button>
            )}
          </div>
        ))}
      </div>
      <AmountPad value={draft[typing]} onChange={type(typing)} />
    </>
  );
}

function leftWords(parts: readonly Part[], leftFen: Record<Part, number>): string {
  if (parts.length < 2) return yuanText(leftFen[parts[0] ?? 'fuel']);
  return `油品 ${yuanText(leftFen.fuel)}，非油品 ${yuanText(leftFen.goods)}`;
}
