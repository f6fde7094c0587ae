import { App, Input } from 'antd';
import { useState } from 'react';
import { useRemoveTotp } from '../../features/session/useAccount';
import { Ask } from '../../ui/Ask';

export function RemoveTotp({ onDone }: { readonly onDone: () => void }) {
  const { message } = App.useApp();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const work = useRemoveTotp();
  const remove = (): void =>
    work.mutate({ password, code: code.trim() }, { onSuccess: () => (void message.success('验证器已解除'), onDone()) });
  return (
    <Ask
      id="remove-totp"
      title="解除验证器？"
      verb="解除绑定"
      dangerous
      ready={password !== '' && code.trim().length >= 6}
      work={work}
      onYes={remove}
      onNo={onDone}
    >
      <p>解除后登录只要密码。</p>
      <label htmlFor="totp-password">现在的密码</label>
      <Input
        id="totp-password"
        type="password"
        autoFocus
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
      />
      <label htmlFor="totp-code">验证器上的 6 位数字，或一个恢复码</label>
      <Input
        id="totp-code"
        autoComplete="one-time-code"
        maxLength={20}
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
    </Ask>
  );
}
