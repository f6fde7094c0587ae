import type { DeskMemberDetail } from '@jiayou/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useUnmask } from '../../features/members/useMembers';
import { useIdentity } from '../../features/session/useSession';
import { countText } from '../../ui/countText';
import { Facts } from '../../ui/Facts';
import { yuan } from '../../ui/money';
import { stationTime } from '../../ui/time';
import { WhyDialog } from './WhyDialog';

const time = (instant: string | undefined): string =>
  instant === undefined ? '还没有' : stationTime(Date.parse(instant));

export function MemberFacts({ member }: { readonly member: DeskMemberDetail }) {
  const { rights } = useIdentity();
  const unmask = useUnmask();
  return (
    <section className="card" aria-label="会员资料">
      <Facts name="member-facts" facts={[...whoOf(unmask.data ?? maskedOf(member)), ...historyOf(member)]} />
      {rights.includes('member.unmask') && <Unmask memberId={member.id} unmask={unmask} />}
    </section>
  );
}

function Unmask({ memberId, unmask }: { readonly memberId: string; readonly unmask: ReturnType<typeof useUnmask> }) {
  const [asking, setAsking] = useState(false);
  if (unmask.data !== undefined) {
    return (
      <Button onClick={unmask.reset} data-testid="mask-again">
        重新隐藏
      </Button>
    );
  }
  return (
    <>
      <Button onClick={() => setAsking(true)} data-testid="unmask">
        查看完整信息
      </Button>
      {asking && (
        <WhyDialog
          id="unmask-dialog"
          title="查看完整姓名、手机号和车牌？"
          verb="查看"
          words="只在这一次显示，离开页面就隐藏。谁看过、为什么看，会记入操作日志。"
          work={unmask}
          onYes={(reason) => unmask.mutate({ memberId, reason }, { onSuccess: () => setAsking(false) })}
          onNo={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface Who {
  readonly name: string;
  readonly phone?: string | undefined;
  readonly plates: readonly string[];
}

const maskedOf = ({ nameMasked, phoneMasked, platesMasked }: DeskMemberDetail): Who => ({
  name: nameMasked,
  phone: phoneMasked,
  plates: platesMasked,
});

const whoOf = ({ name, phone, plates }: Who) =>
  [
    ['姓名', name || '未填写'],
    ['手机号', phone ?? '没有'],
    ['车牌', plates.join('、') || '没有'],
  ] as const;

const historyOf = (member: DeskMemberDetail) =>
  [
    ['加入时间', time(member.joinedAt)],
    ['首次付款', time(member.firstPaidAt)],
    ['最近付款', time(member.lastPaidAt)],
    ['付过的订单', `${countText(member.orders)} 笔`],
    ['净付款', yuan(member.netFen)],
  ] as const;
