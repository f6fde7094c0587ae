import { Input, type InputRef } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { MOST_SEARCHED } from '../features/list/listAddress';
import { Icon } from './Icon';

const PAUSE_MS = 300;

interface SearchBoxProps {
  /** What the address bar says. */
  readonly value: string;
  readonly hint: string;
  readonly onSearch: (text: string) => void;
}

/** Searches when the typing pauses; `/` leads here from anywhere on the page. */
export function SearchBox({ value, hint, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [shown, setShown] = useState(value);
  const [sent, setSent] = useState(value);
  const box = useRef<InputRef>(null);
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Back or a link changed the address: the box says what is shown. Our own search never overwrites further typing.
  if (shown !== value) {
    setShown(value);
    if (value !== sent) setText(value);
  }
  useEffect(() => {
    const focus = (event: KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus({ cursor: 'all' });
    };
    document.addEventListener('keydown', focus);
    return () => {
      document.removeEventListener('keydown', focus);
      clearTimeout(waiting.current);
    };
  }, []);

  function search(typed: string, afterMs: number): void {
    setText(typed);
    clearTimeout(waiting.current);
    waiting.current = setTimeout(() => {
      setSent(typed.trim());
      onSearch(typed.trim());
    }, afterMs);
  }
  return (
    <Input
      ref={box}
      className="search"
      type="search"
      aria-label={hint}
      placeholder={hint}
      prefix={<Icon name="search" />}
      suffix={text === '' ? <kbd>/</kbd> : undefined}
      allowClear
      maxLength={MOST_SEARCHED}
      value={text}
      onChange={({ target }) => search(target.value, PAUSE_MS)}
      onPressEnter={() => search(text, 0)}
      data-testid="search"
    />
  );
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea, [role=dialog]') !== null;
}
