/** What somebody else changed while the form was open. */
export function ChangedNote({ told }: { readonly told: readonly string[] }) {
  return (
    <div className="changed-note" role="alert" data-testid="station-changed">
      <p>您编辑时，别人已改过这座油站。您的修改都还在下面，核对后请再保存一次。</p>
      <ul>
        {told.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
