import type { ReactNode } from 'react';

interface PageHeadProps {
  readonly title: string;
  readonly note: ReactNode;
  readonly children?: ReactNode;
}

/** The same head on every screen: what this is, how far it reaches, what can be done. */
export function PageHead({ title, note, children }: PageHeadProps) {
  return (
    <header className="page-head">
      <div>
        <h1>{title}</h1>
        <p>{note}</p>
      </div>
      <div className="page-tools">{children}</div>
    </header>
  );
}
