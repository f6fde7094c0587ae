import { useRef, useState, type ReactNode } from 'react';
import { FormError } from '../../ui/FormError';
import { Keypad } from '../../ui/Keypad';
import { SignInField } from './SignInField';

interface SecretFormProps<Name extends string> {
  readonly fields: readonly {
    readonly name: Name;
    readonly label: string;
    readonly testId: string;
    readonly type?: 'password';
  }[];
  readonly typed: Readonly<Record<Name, string>>;
  readonly onType: (name: Name, value: string) => void;
  /** What stands in the way of sending it, or why it was refused. */
  readonly words: string;
  readonly button: { readonly words: string; readonly testId: string; readonly busy: boolean };
  readonly onSend: () => void;
  readonly children?: ReactNode;
}

/** Numbers and passwords: by the keypad with gloves, by any keyboard as well. Enter goes on to what is still empty. */
export function SecretForm<Name extends string>(props: SecretFormProps<Name>) {
  const { fields, typed, onType, words, button, onSend, children } = props;
  const [field, setField] = useState(fields[0]?.name);
  const [letters, setLetters] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const empty = fields.find(({ name }) => typed[name].trim() === '');
  return (
    <form
      ref={form}
      className="sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        if (empty === undefined) onSend();
        else form.current?.querySelector<HTMLElement>(`[data-testid="${empty.testId}"]`)?.focus();
      }}
    >
      <div className="form">
        {children}
        {fields.map(({ name, ...shown }, index) => (
          <SignInField
            key={name}
            {...shown}
            autoFocus={index === 0}
            value={typed[name]}
            isTyping={field === name}
            letters={letters}
            onFocus={() => setField(name)}
            onChange={(value) => onType(name, value)}
          />
        ))}
        <button type="button" className="button quiet" data-testid="letters" onClick={() => setLetters(!letters)}>
          {letters ? '收起系统键盘' : '密码有字母？用系统键盘'}
        </button>
        <FormError words={words} />
      </div>
      <div className="form">
        <Keypad
          value={field === undefined ? '' : typed[field]}
          onChange={(value) => field !== undefined && onType(field, value)}
        />
        <button type="submit" className="button primary big" data-testid={button.testId} disabled={button.busy}>
          {button.words}
        </button>
      </div>
    </form>
  );
}
