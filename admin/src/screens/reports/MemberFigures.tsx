import { useMembersOf } from '../../features/reports/useReport';
import type { ReportScope } from '../../features/reports/reportAddress';
import { countText } from '../../ui/countText';

/** Members who paid in the days of the report at its stations. */
export function MemberFigures({ scope }: { readonly scope: ReportScope }) {
  const { data } = useMembersOf(scope);
  const figures = [
    ['消费会员', data?.active],
    ['新会员（首次消费）', data?.new],
    ['回头会员', data?.returning],
  ] as const;
  return (
    <dl className="figures member-figures" data-testid="member-figures">
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count === undefined ? '…' : `${countText(count)} 人`}</dd>
        </div>
      ))}
    </dl>
  );
}
