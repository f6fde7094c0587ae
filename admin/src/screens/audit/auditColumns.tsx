import type { AuditEntry } from '@jiayou/contract';
import { actionName, actorName, subjectText } from '../../features/audit/auditWords';
import { differences, flatten, NOTHING, type Difference } from '../../features/audit/difference';
import { fieldName, valueText } from '../../features/audit/factWords';
import type { Column } from '../../ui/ResourceTable';
import { stationTime } from '../../ui/time';

/** Letters of a number that stand whole in their column. */
const FITS = 20;

/** @param isChain whether there is more than one station to see */
export function auditColumns(isChain: boolean): readonly Column<AuditEntry>[] {
  const station: Column<AuditEntry> = {
    key: 'station',
    title: '油站',
    width: 140,
    ellipsis: true,
    wideOnly: true,
    render: (_, entry) => entry.station?.name ?? '—',
  };
  return [
    {
      key: 'at',
      title: '时间',
      width: 136,
      always: true,
      className: 'number',
      render: (_, { at }) => stationTime(Date.parse(at)),
    },
    { key: 'actor', title: '操作人', width: 196, ellipsis: true, render: (_, { actor }) => actorName(actor) },
    { key: 'action', title: '操作', width: 136, always: true, render: (_, { action }) => <b>{actionName(action)}</b> },
    { key: 'subject', title: '对象', width: 168, ellipsis: true, render: (_, entry) => subjectText(entry, FITS) },
    ...(isChain ? [station] : []),
    { key: 'facts', title: '内容', ellipsis: true, render: (_, entry) => summaryOf(entry) },
    { key: 'ip', title: '来自', width: 120, className: 'number', wideOnly: true, render: (_, { ip }) => ip ?? '—' },
  ];
}

/** In one line: what changed and what was noted; what was left empty has no place there. */
function summaryOf({ before, after, detail }: AuditEntry): string {
  const changes = differences(before, after).filter(({ before: was = NOTHING, after: is = NOTHING }) => was !== is);
  const notes = flatten(detail).filter(([, text]) => text !== NOTHING);
  const words = notes.map(([field, text]) => `${fieldName(field)}：${valueText(field, text)}`);
  return [...changes.map((one) => changeText(one)), ...words].join('，') || NOTHING;
}

function changeText({ field, before, after }: Difference): string {
  const [was, is] = [before, after].map((text) => (text === undefined ? '无' : valueText(field, text)));
  return before === undefined ? `${fieldName(field)}：${is}` : `${fieldName(field)}：${was} → ${is}`;
}
