import { Button, Input, Modal, QRCode } from 'antd';
import { useState } from 'react';
import { useBeginTotp, useConfirmTotp, useReadAccountAgain } from '../../features/session/useAccount';
import { Ask } from '../../ui/Ask';
import { useReturnFocus } from '../../ui/useReturnFocus';

/** Password, then the code to scan, then a code of the app, then the recovery codes. */
export function BindTotp({ onDone }: { readonly onDone: () => void }) {
  const [password, setPassword] = useState('');
  const beginning = useBeginTotp();
  const begin = (): void => beginning.mutate(password);
  if (beginning.data) return <ScanTotp {...beginning.data} onDone={onDone} />;
  return (
    <Ask
      id="begin-totp"
      title="绑定验证器"
      verb="下一步"
      ready={password !== ''}
      work={beginning}
      onYes={begin}
      onNo={onDone}
    >
      <label htmlFor="totp-password">先确认是本人：现在的密码</label>
      <Input
        id="totp-password"
        type="password"
        autoFocus
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        onPressEnter={() => password !== '' && begin()}
      />
    </Ask>
  );
}

interface ScanTotpProps {
  readonly secret: string;
  readonly uri: string;
  readonly onDone: () => void;
}

function ScanTotp({ secret, uri, onDone }: ScanTotpProps) {
  const [code, setCode] = useState('');
  const confirming = useConfirmTotp();
  const confirm = (): void => confirming.mutate(code.trim());
  if (confirming.data) return <RecoveryCodes codes={confirming.data.recoveryCodes} onDone={onDone} />;
  return (
    <Ask
      id="scan-totp"
      title="用验证器扫码"
      verb="绑定"
      ready={/^\d{6}$/.test(code.trim())}
      work={confirming}
      onYes={confirm}
      onNo={onDone}
    >
      <div className="activation">
        <QRCode value={uri} bordered={false} aria-label="验证器要扫的二维码" />
        <p>
          不能扫码时，在验证器里手动输入：
          <code data-testid="totp-secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
      <label htmlFor="totp-code">验证器上的 6 位数字</label>
      <Input
        id="totp-code"
        autoFocus
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        onChange={({ target }) => setCode(target.value)}
        onPressEnter={() => code.trim().length === 6 && confirm()}
      />
    </Ask>
  );
}

function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  useReturnFocus();
  const readAgain = useReadAccountAgain();
  const done = (): void => {
    readAgain();
    onDone();
  };
  return (
    <Modal
      open
      centered
      width={440}
      title="已绑定。请保存恢复码"
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={done} data-testid="yes">
          已保存
        </Button>
      }
    >
      <p>手机不在身边时，用其中一个代替验证码登录。每个只能用一次，关闭后不再显示。</p>
      <ul className="recovery-codes" data-testid="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Modal>
  );
}
