/** Stands where rows will stand, so that nothing jumps when they come. */
export function Bones({ rows = 6 }: { readonly rows?: number }) {
  return (
    <div className="bones" role="status" aria-label="正在读取" data-testid="bones">
      {Array.from({ length: rows }, (_, row) => (
        <i key={row} />
      ))}
    </div>
  );
}
