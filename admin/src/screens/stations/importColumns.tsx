import type { ImportLine } from '@jiayou/contract';
import type { Outcome } from '../../features/station/useImport';
import type { Column } from '../../ui/ResourceTable';
import { State, type Tone } from '../../ui/State';

export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  added: '新增',
  updated: '修改',
  unchanged: '不变',
  bad: '有错',
};
const TONES: Readonly<Record<Outcome, Tone>> = { added: 'good', updated: 'good', unchanged: 'quiet', bad: 'attention' };

const FIELDS: Readonly<Record<string, string>> = {
  name: '名称',
  address: '地址',
  district: '区县',
  longitude_gcj02: '经度',
  latitude_gcj02: '纬度',
  phone: '电话',
  hours: '营业时间',
  facilities: '设施',
  fence_m: '到站范围',
  enabled: '启用',
};

export const importColumns: readonly Column<ImportLine>[] = [
  { key: 'line', title: '行', dataIndex: 'line', width: 72, align: 'right', className: 'number', always: true },
  {
    key: 'outcome',
    title: '结果',
    width: 88,
    render: (_, { outcome }) => <State tone={TONES[outcome]}>{OUTCOMES[outcome]}</State>,
  },
  { key: 'code', title: '编号', dataIndex: 'code', width: 96, className: 'number' },
  { key: 'name', title: '油站', dataIndex: 'name', width: 220, ellipsis: true },
  { key: 'changes', title: '会改什么', render: (_, line) => <Changes line={line} /> },
];

function Changes({ line: { outcome, reason, changes } }: { readonly line: ImportLine }) {
  if (reason !== undefined) return <span className="refused-line">{reason}</span>;
  const words = changes.map(({ field, from, to }) => {
    const name = FIELDS[field] ?? field;
    return from === undefined ? `${name} ${to}` : `${name}：${from || '空'} → ${to || '空'}`;
  });
  return <>{outcome === 'unchanged' ? '' : words.join('；')}</>;
}
