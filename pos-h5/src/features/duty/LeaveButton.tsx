import type { OnDuty } from '@jiayou/contract';
import { useState } from 'react';
import { callTill } from '../../api';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { FormError } from '../../ui/FormError';
import { useSubmit } from '../../ui/useSubmit';

/** Leaves the till; the shift stays open until it is closed. */
export function LeaveButton({ onDuty, onLeft }: { readonly onDuty: OnDuty; readonly onLeft: () => void }) {
  const [asks, setAsks] = useState(false);
  const { words, submit } = useSubmit(async () => callTill('POST /till/sign-out', { body: {} }), onLeft);
  return (
    <div>
      <button type="button" className="button" data-testid="leave" onClick={() => setAsks(true)}>
        离开收银机
      </button>
      <FormError words={words} />
      {asks && (
        <ConfirmDialog
          title="离开这台收银机？"
          verb="离开"
          onCancel={() => setAsks(false)}
          onConfirm={() => {
            setAsks(false);
            submit();
          }}
        >
          <p>班次 {onDuty.shift.shiftNo} 不会班结，下次登录接着上。</p>
          <p>离开后这台机器不播报、不出票，付款的订单由其他收银机处理或等您回来。</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
