import { App, Button } from 'antd';
import { Icon } from './Icon';

interface OneTimeSecretProps {
  readonly text: string;
  /** What was copied, in words: `密码`. */
  readonly what: string;
  readonly testId: string;
}

/** Something that is shown once, large enough to read out over the telephone. */
export function OneTimeSecret({ text, what, testId }: OneTimeSecretProps) {
  const { message } = App.useApp();
  // Outside https the browser has no clipboard for us.
  const copy = async (): Promise<void> => {
    const copied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    void (copied ? message.success(`${what}已复制`) : message.warning('浏览器不允许复制，请选中后手动复制'));
  };
  return (
    <div className="activation">
      <output className="code-large" data-testid={testId}>
        {text.match(/.{1,5}/g)?.map((part, index) => (
          <span key={index}>{part}</span>
        ))}
      </output>
      <Button icon={<Icon name="copy" />} onClick={() => void copy()} data-testid="copy">
        复制
      </Button>
    </div>
  );
}
