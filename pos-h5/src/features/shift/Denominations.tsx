import type { Fen } from '@jiayou/contract';
import { useState } from 'react';
import { DENOMINATIONS, worthOf, type Pieces } from './cashCount';

const PIECES = /^\d{0,4}$/;

/** Notes and coins, how many of each: a help to count, the sum goes into the amount. */
export function Denominations({ onWorth }: { readonly onWorth: (fen: Fen) => void }) {
  const [pieces, setPieces] = useState<Pieces>({});
  return (
    <div className="pieces" data-testid="pieces">
      {DENOMINATIONS.map(({ fen, name }) => (
        <label key={fen} className="field piece">
          <span>{name}</span>
          <input
            data-testid={`pieces-${fen}`}
            inputMode="numeric"
            autoComplete="off"
            placeholder="0"
            value={pieces[fen] ?? ''}
            onChange={(event) => {
              if (!PIECES.test(event.target.value)) return;
              const next = { ...pieces, [fen]: event.target.value };
              setPieces(next);
              onWorth(worthOf(next));
            }}
          />
        </label>
      ))}
    </div>
  );
}
