import type { DeskMemberDetail } from '@jiayou/contract';
import { AutoComplete, Button, Tag } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useLabelMember, useLabels } from '../../features/members/useMembers';
import { RefusedLine } from '../../ui/Refused';

const MOST_LETTERS = 12;

/** Words the whole chain uses; a new one becomes a word of the chain. */
export function MemberLabels({
  member,
  mayChange,
}: {
  readonly member: DeskMemberDetail;
  readonly mayChange: boolean;
}) {
  const labels = useLabels();
  const work = useLabelMember(member.id);
  const [text, setText] = useState('');
  const has = new Set(member.labels.map(({ name }) => name));
  const others = (labels.data?.labels ?? []).filter(({ name }) => !has.has(name)).map(({ name }) => ({ value: name }));
  const name = text.trim().slice(0, MOST_LETTERS);
  const add = (): void => {
    if (name !== '' && !work.isPending) work.mutate({ name, on: true }, { onSuccess: () => setText('') });
  };
  return (
    <section className="card" aria-labelledby="labels" data-testid="labels">
      <h2 id="labels">标签</h2>
      <p>
        {member.labels.length === 0 && <span className="hint">还没有标签。</span>}
        {member.labels.map((label) => (
          <Tag
            key={label.id}
            closable={mayChange && { 'aria-label': `去掉标签${label.name}` }}
            onClose={(event) => (event.preventDefault(), work.mutate({ name: label.name, on: false }))}
          >
            {label.name}
          </Tag>
        ))}
      </p>
      {mayChange && (
        <div className="add-label">
          <AutoComplete
            aria-label="添加标签"
            placeholder="选一个或输入新的，最多 12 个字"
            options={others}
            value={text}
            onChange={setText}
            showSearch={{ filterOption: true }}
            data-testid="label-name"
          />
          <Button onClick={add} disabled={name === ''} loading={work.isPending} data-testid="add-label">
            添加
          </Button>
        </div>
      )}
      {work.error !== null && <RefusedLine error={errorOf(work.error)} />}
    </section>
  );
}
