import { useEffect, useRef, useState } from 'react';
import { useLatest } from '../../ui/useLatest';

interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is searched for now. */
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

const PAUSE_MS = 400;

/** Searches when the typing pauses, at once with Enter (a scanner sends it). `/` comes here from anywhere on the page. */
export function SearchBox({ label, placeholder, value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const field = useSlashKey();
  const search = useLatest(onSearch);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => search.current(text.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, search]);
  const clear = (): void => {
    setText('');
    onSearch('');
    field.current?.focus();
  };
  return (
    <form
      className="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        onSearch(text.trim());
      }}
    >
      <input
        ref={field}
        type="search"
        data-testid="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={40}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <button type="button" className="button" data-testid="clear-search" onClick={clear}>
          清除
        </button>
      )}
    </form>
  );
}

function useSlashKey() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const hear = (event: KeyboardEvent): void => {
      if (event.key !== '/' || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
  return field;
}
