import type { DeskMemberDetail } from '@jiayou/contract';
import { Button } from 'antd';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { errorOf } from '../../api';
import { useMember } from '../../features/members/useMembers';
import { useIdentity } from '../../features/session/useSession';
import { BackToList } from '../../ui/BackToList';
import { Bones } from '../../ui/Bones';
import { DetailRefused } from '../../ui/DetailRefused';
import { PageHead } from '../../ui/PageHead';
import { EraseDialog } from './EraseDialog';
import { ExportDialog } from './ExportDialog';
import { MemberFacts } from './MemberFacts';
import { MemberLabels } from './MemberLabels';
import { MemberOrders } from './MemberOrders';
import './members.css';

/** One member, masked until somebody says why they must see more. */
export function MemberScreen() {
  const { memberId = '' } = useParams();
  const { rights } = useIdentity();
  const { data: member, error, refetch } = useMember(memberId);
  if (member === undefined) {
    return error ? (
      <DetailRefused error={errorOf(error)} list="/members" onRetry={() => void refetch()} />
    ) : (
      <Bones rows={8} />
    );
  }
  return (
    <>
      <PageHead title={`会员 ${member.nameMasked || '未填写姓名'}`} note={member.phoneMasked ?? '没有手机号'}>
        <Deeds member={member} rights={rights} />
        <BackToList path="/members" />
      </PageHead>
      <div className="two-columns" data-testid="member">
        <div>
          <MemberFacts key={memberId} member={member} />
          <MemberLabels member={member} mayChange={rights.includes('member.label')} />
        </div>
        <MemberOrders memberId={memberId} mayOpen={rights.includes('order.read')} />
      </div>
    </>
  );
}

function Deeds({ member, rights }: { readonly member: DeskMemberDetail; readonly rights: readonly string[] }) {
  const [task, setTask] = useState<'export' | 'erase'>();
  const go = useNavigate();
  const done = (): void => setTask(undefined);
  return (
    <>
      {rights.includes('member.unmask') && (
        <Button onClick={() => setTask('export')} data-testid="export-member">
          导出本人信息
        </Button>
      )}
      {rights.includes('member.erase') && (
        <Button danger onClick={() => setTask('erase')} data-testid="erase-member">
          抹除会员
        </Button>
      )}
      {task === 'export' && <ExportDialog memberId={member.id} onDone={done} />}
      {task === 'erase' && <EraseDialog member={member} onDone={done} onErased={() => void go('/members')} />}
    </>
  );
}
