import { Button } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useTotp } from '../../features/session/useAccount';
import { Bones } from '../../ui/Bones';
import { Refused } from '../../ui/Refused';
import { stationTime } from '../../ui/time';
import { BindTotp } from './BindTotp';
import { RemoveTotp } from './RemoveTotp';

/** The second factor 验证器: what it is, whether it is set, how to set it or take it off. */
export function TotpCard() {
  const { data, error, refetch } = useTotp();
  return (
    <section className="card" data-testid="totp">
      <h2>验证器</h2>
      {error && <Refused error={errorOf(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Bones rows={2} />}
      {data && <TotpState since={data.since} codesLeft={data.recoveryCodesLeft} />}
    </section>
  );
}

function TotpState({ since, codesLeft }: { readonly since: string | undefined; readonly codesLeft: number }) {
  const [task, setTask] = useState<'bind' | 'remove'>();
  const onDone = (): void => setTask(undefined);
  return (
    <>
      <p>
        {since === undefined
          ? '绑定后，登录除了密码还要输入手机验证器（如 Microsoft Authenticator）上的 6 位数字。'
          : `${stationTime(Date.parse(since))} 起已绑定，恢复码还剩 ${codesLeft} 个。`}
      </p>
      <Button danger={since !== undefined} onClick={() => setTask(since ? 'remove' : 'bind')} data-testid="totp-task">
        {since ? '解除绑定' : '绑定验证器'}
      </Button>
      {task === 'bind' && <BindTotp onDone={onDone} />}
      {task === 'remove' && <RemoveTotp onDone={onDone} />}
    </>
  );
}
