import { useState } from 'react';
import { PlainDialog } from './PlainDialog';

interface GoodsSearchProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  readonly onScan: () => void;
}

/** Finds a product by name or bar code; besides it the camera, and goods that are in no catalogue. */
export function GoodsSearch({ value, onChange, onEnter, onScan }: GoodsSearchProps) {
  const [asksPlain, setAsksPlain] = useState(false);
  return (
    <>
      <form
        className="goods-search"
        onSubmit={(event) => {
          event.preventDefault();
          onEnter();
        }}
      >
        <input
          type="search"
          aria-label="找商品"
          placeholder="品名或条码"
          data-testid="goods-search"
          value={value}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
        <button type="button" className="button" data-testid="goods-scan" onClick={onScan}>
          扫码
        </button>
        <button type="button" className="button" data-testid="goods-plain" onClick={() => setAsksPlain(true)}>
          按金额
        </button>
      </form>
      {asksPlain && <PlainDialog onClose={() => setAsksPlain(false)} />}
    </>
  );
}
