import { useState } from 'react';
import { AmountField } from '../../ui/AmountPad';
import { Dialog } from '../../ui/Dialog';
import { FormError } from '../../ui/FormError';
import { readAmount, typeAmount } from './amount';
import { addPlain } from './basket';
import { changeBasket } from './basketStore';
import { MoneyKeypad } from './MoneyKeypad';

/** Goods without a product: a name and an amount. */
export function PlainDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('其他商品');
  const [text, setText] = useState('');
  const [words, setWords] = useState('');
  return (
    <Dialog title="按金额收" testId="plain-dialog" onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          const refusal = putDown(name.trim(), text);
          if (refusal === undefined) onClose();
          else setWords(refusal);
        }}
      >
        <AmountField label="金额" testId="plain-amount" value={text} isTyping onChange={setText} />
        <MoneyKeypad quick={['5', '10', '20']} onKey={(key) => setText(typeAmount(text, key))} onAmount={setText} />
        <label className="field">
          <span>名称</span>
          <input
            data-testid="plain-name"
            value={name}
            maxLength={30}
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <FormError words={words} />
        <div className="row-end">
          <button type="button" className="button" onClick={onClose}>
            返回
          </button>
          <button type="submit" className="button primary" data-testid="plain-add">
            加入
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Answers why not. */
function putDown(name: string, text: string): string | undefined {
  const amount = readAmount(text);
  if (name === '') return '请写商品名称';
  if (amount.is !== 'fine') return amount.is === 'wrong' ? amount.words : '请输入金额';
  changeBasket((basket) => addPlain(basket, name, amount.fen));
  return undefined;
}
