import type { DeskMemberDetail } from '@jiayou/contract';
import { App, Input } from 'antd';
import { useState } from 'react';
import { useEraseMember } from '../../features/members/useMembers';
import { Ask } from '../../ui/Ask';
import { WhyDialog } from './WhyDialog';

const WORD = '抹除';

interface EraseDialogProps {
  readonly member: DeskMemberDetail;
  readonly onDone: () => void;
  readonly onErased: () => void;
}

/** Asked twice: why, and then whether really. */
export function EraseDialog({ member, onDone, onErased }: EraseDialogProps) {
  const [reason, setReason] = useState<string>();
  const work = useEraseMember();
  if (reason !== undefined) return <EraseAgain {...{ member, reason, onDone, onErased }} />;
  return (
    <WhyDialog
      id="erase-dialog"
      title="抹除这位会员？"
      verb="下一步"
      dangerous
      words="姓名、手机号、车牌、标签和微信登录会全部删除，本人马上退出登录。订单和账留下，但看不出是谁。"
      work={work}
      onYes={setReason}
      onNo={onDone}
    />
  );
}

function EraseAgain({ member, reason, onDone, onErased }: EraseDialogProps & { readonly reason: string }) {
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const work = useEraseMember();
  const ready = typed.trim() === WORD;
  const erase = (): void => {
    if (!ready || work.isPending) return;
    work.mutate(
      { memberId: member.id, reason },
      { onSuccess: () => (void message.success('已抹除这位会员'), onErased()) },
    );
  };
  return (
    <Ask
      id="erase-again-dialog"
      title="真的抹除？不能恢复"
      verb="抹除会员"
      dangerous
      ready={ready}
      work={work}
      onYes={erase}
      onNo={onDone}
    >
      <p>抹除后谁也找不回这位会员的信息，也查不到这 {member.orders} 笔订单是谁的。</p>
      <label htmlFor="erase-word">请输入「{WORD}」</label>
      <Input
        id="erase-word"
        autoFocus
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onPressEnter={erase}
        data-testid="erase-word"
      />
    </Ask>
  );
}
