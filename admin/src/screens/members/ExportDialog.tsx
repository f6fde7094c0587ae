import { App } from 'antd';
import { useExportMember } from '../../features/members/useMembers';
import { WhyDialog } from './WhyDialog';

export function ExportDialog({ memberId, onDone }: { readonly memberId: string; readonly onDone: () => void }) {
  const { message } = App.useApp();
  const work = useExportMember();
  const said = (): void => void message.success('已保存两个文件：一个给人看（网页），一个给电脑读（JSON）');
  return (
    <WhyDialog
      id="export-dialog"
      title="导出这位会员的全部信息？"
      verb="导出"
      words="文件里是完整的个人信息和全部订单，只能交给本人。请先核实对方身份。"
      work={work}
      onYes={(reason) => work.mutate({ memberId, reason }, { onSuccess: () => (said(), onDone()) })}
      onNo={onDone}
    />
  );
}
