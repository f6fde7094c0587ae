import { yuanText } from '../../money';

/** The amount as it is read from two metres. */
export function StageAmount({ fen }: { readonly fen: number }) {
  if (fen === 0) return null;
  return (
    <p className="amount stage-amount" data-testid="stage-amount">
      {yuanText(fen)}
    </p>
  );
}
