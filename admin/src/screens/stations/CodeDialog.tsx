import type { DeskStation } from '@jiayou/contract';
import { App, Button, Modal } from 'antd';
import { errorOf } from '../../api';
import { useCreateActivationCode } from '../../features/station/useStations';
import { Icon } from '../../ui/Icon';
import { RefusedLine } from '../../ui/Refused';
import { spanText } from '../../ui/time';
import { useNow } from '../../ui/useNow';
import { useReturnFocus } from '../../ui/useReturnFocus';

/** Makes a code that binds one till, and shows it once, large enough to read out over the telephone. */
export function CodeDialog({ station, onDone }: { readonly station: DeskStation; readonly onDone: () => void }) {
  const making = useCreateActivationCode();
  useReturnFocus();
  const make = (): void => making.mutate(station.id);
  return (
    <Modal
      open
      centered
      width={440}
      title={`${station.name} · 收银机激活码`}
      data-testid="code-dialog"
      mask={{ closable: false }}
      onCancel={onDone}
      footer={
        making.data ? (
          <Button onClick={onDone} data-testid="no">
            完成
          </Button>
        ) : (
          <>
            <Button onClick={onDone} data-testid="no">
              取消
            </Button>
            <Button type="primary" loading={making.isPending} onClick={make} data-testid="yes">
              生成激活码
            </Button>
          </>
        )
      }
    >
      {making.data ? (
        <Code code={making.data.code} expiresAtMs={Date.parse(making.data.expiresAt)} onAgain={make} />
      ) : (
        <p>激活码只能用一次，绑定一台收银机，30 分钟内有效。生成会记入操作日志。</p>
      )}
      {making.error && <RefusedLine error={errorOf(making.error)} />}
    </Modal>
  );
}

interface CodeProps {
  readonly code: string;
  readonly expiresAtMs: number;
  readonly onAgain: () => void;
}

function Code({ code, expiresAtMs, onAgain }: CodeProps) {
  const { message } = App.useApp();
  const leftMs = expiresAtMs - useNow(1000);
  const expired = leftMs <= 0;
  // Outside https the browser has no clipboard for us.
  const copy = async (): Promise<void> => {
    const copied = await copyText(code);
    void (copied ? message.success('激活码已复制') : message.warning('浏览器不允许复制，请选中激活码手动复制'));
  };
  return (
    <div className="activation">
      <output className={expired ? 'code-large expired' : 'code-large'} data-testid="activation-code">
        {code.match(/.{1,5}/g)?.map((part) => (
          <span key={part}>{part}</span>
        ))}
      </output>
      <p role="timer" data-testid="expiry">
        {expired ? '已失效，请重新生成' : `${spanText(leftMs)} 后失效`}
      </p>
      {expired ? (
        <Button type="primary" onClick={onAgain} data-testid="again">
          重新生成
        </Button>
      ) : (
        <Button type="primary" icon={<Icon name="copy" />} onClick={() => void copy()} data-testid="copy">
          复制
        </Button>
      )}
      <p className="hint">在收银机上打开收银台，输入激活码。关闭后不再显示。</p>
    </div>
  );
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
