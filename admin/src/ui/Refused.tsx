import { Button } from 'antd';
import type { ApiError } from '../api';

/** What went wrong in a sentence, what to do, and small beside it what support asks for. */
export function Refused({ error, onRetry }: { readonly error: ApiError; readonly onRetry: () => void }) {
  return (
    <div className="refused" role="alert" data-testid="refused">
      <p>{error.message}</p>
      <Button type="primary" onClick={onRetry} data-testid="retry">
        重试
      </Button>
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
