import { useEffect, useState } from 'react';

/** An address as a QR code, drawn when its piece of the program is there. */
export function QrCode({ text }: { readonly text: string }) {
  const [path, setPath] = useState<{ readonly d: string; readonly size: number }>();
  const [words, setWords] = useState('');
  useEffect(() => {
    import('qr').then(
      ({ encodeQR }) => setPath(drawn(encodeQR(text, 'raw', { ecc: 'medium', border: 2 }))),
      () => setWords('收款码没有画出来，请检查网络后重试'),
    );
  }, [text]);
  return (
    <div className="qr" data-testid="qr" data-text={text}>
      {path === undefined ? (
        <p>{words}</p>
      ) : (
        <svg viewBox={`0 0 ${path.size} ${path.size}`} role="img" aria-label="收款码" shapeRendering="crispEdges">
          <rect width="100%" height="100%" fill="#ffffff" />
          <path d={path.d} fill="#000000" />
        </svg>
      )}
    </div>
  );
}

function drawn(rows: readonly (readonly boolean[])[]): { d: string; size: number } {
  const squares = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return { d: squares.join(''), size: rows.length };
}
