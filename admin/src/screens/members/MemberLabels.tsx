import type { DeskMemberDetail } from '@jiayou/contract';
import { AutoComplete, Button, Tag } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useLabelMember, useLabels } from '../../features/members/useMembers';
import { RefusedLine } from '../../ui/Refused';

const MOST_LETTERS = 12;

interface MemberLabelsProps {
  readonly member: DeskMemberDetail;
  readonly mayChange: boolean;
}

/** Words the whole chain uses; a new one becomes a word of the chain. */
export function MemberLabels({ member, mayChange }: MemberLabelsProps) {
  const work = useLabelMember(member.id);
  return (
    <section className="card" aria-labelledby="labels" data-testid="labels">
      <h2 id="labels">标签</h2>
      <p>
        {member.labels.length === 0 && <span className="hint">还没有标签。</span>}
        {member.labels.map(({ id, name }) => (
          <Tag
            key={id}
            closable={mayChange && { 'aria-label': `去掉标签${name}` }}
            onClose={(event) => (event.preventDefault(), work.mutate({ name, on: false }))}
          >
            {name}
          </Tag>
        ))}
      </p>
      {mayChange && <AddLabel member={member} work={work} />}
      {work.error !== null && <RefusedLine error={errorOf(work.error)} />}
    </section>
  );
}

interface AddLabelProps {
  readonly member: DeskMemberDetail;
  readonly work: ReturnType<typeof useLabelMember>;
}

function AddLabel({ member, work }: AddLabelProps) {
  const labels = useLabels();
  const [text, setText] = useState('');
  const has = new Set(member.labels.map(({ name }) => name));
  const others = (labels.data?.labels ?? []).filter(({ name }) => !has.has(name)).map(({ name }) => ({ value: name }));
  const name = text.trim().slice(0, MOST_LETTERS);
  return (
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
      <Button
        onClick={() => work.mutate({ name, on: true }, { onSuccess: () => setText('') })}
        disabled={name === '' || work.isPending}
        data-testid="add-label"
      >
        添加
      </Button>
    </div>
  );
}
