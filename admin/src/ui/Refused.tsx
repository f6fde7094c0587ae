import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ApiError } from '../api';

interface RefusedProps {
  readonly error: ApiError;
  /** In the place of the server's sentence. */
  readonly words?: string;
  /** Without it nothing is gained by asking again. */
  readonly onRetry?: () => void;
  /** Where else to go. */
  readonly children?: ReactNode;
}

/** What went wrong in a sentence, what to do, and small beside it what support asks for. */
export function Refused({ error, words = error.message, onRetry, children }: RefusedProps) {
  return (
    <div className="refused" role="alert" data-testid="refused">
      <p>{words}</p>
      {onRetry && (
        <Button type="primary" onClick={onRetry} data-testid="retry">
          重试
        </Button>
      )}
      {children}
      <SupportCode error={error} />
    </div>
  );
}

/** The same within a dialog or a form, whose own button tries again. */
export function RefusedLine({ error }: { readonly error: ApiError }) {
  return (
    <p className="refused-line" role="alert" data-testid="refused">
      {error.message}
      <SupportCode error={error} />
    </p>
  );
}

function SupportCode({ error: { code, requestId } }: { readonly error: ApiError }) {
  return <small className="code">{requestId === undefined ? code : `${code} · ${requestId.slice(0, 8)}`}</small>;
}
