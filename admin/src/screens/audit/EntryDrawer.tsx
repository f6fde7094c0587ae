import type { AuditEntry } from '@jiayou/contract';
import { Drawer } from 'antd';
import { actionName, actorName, subjectText } from '../../features/audit/auditWords';
import { fieldName, valueText } from '../../features/audit/factWords';
import { differences, flatten } from '../../features/audit/difference';
import { browserName } from '../../features/session/browserName';
import { stationTime } from '../../ui/time';

/** One entry with everything that was written down. */
export function EntryDrawer({
  entry,
  onDone,
}: {
  readonly entry: AuditEntry | undefined;
  readonly onDone: () => void;
}) {
  return (
    <Drawer
      open={entry !== undefined}
      size={520}
      title={entry && actionName(entry.action)}
      onClose={onDone}
      destroyOnHidden
      data-testid="audit-entry"
    >
      {entry && <Entry entry={entry} />}
    </Drawer>
  );
}

function Entry({ entry }: { readonly entry: AuditEntry }) {
  const changes = differences(entry.before, entry.after);
  const notes = flatten(entry.detail);
  return (
    <>
      <Pairs pairs={placeOf(entry)} />
      {changes.length > 0 && (
        <>
          <h2>改了什么</h2>
          <table className="changes" data-testid="changes">
            <thead>
              <tr>
                <th scope="col">字段</th>
                <th scope="col">之前</th>
                <th scope="col">之后</th>
              </tr>
            </thead>
            <tbody>
              {changes.map(({ field, before, after }) => (
                <tr key={field}>
                  <th scope="row">{fieldName(field)}</th>
                  <td>{before === undefined ? '无' : <del>{valueText(field, before)}</del>}</td>
                  <td>{after === undefined ? '无' : <ins>{valueText(field, after)}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {notes.length > 0 && (
        <>
          <h2>记录</h2>
          <Pairs pairs={notes.map(([field, text]) => [fieldName(field), valueText(field, text)])} />
        </>
      )}
    </>
  );
}

function placeOf(entry: AuditEntry): readonly (readonly [string, string])[] {
  const { at, actor, station, ip, userAgent, requestId } = entry;
  return [
    ['时间', stationTime(Date.parse(at))],
    ['操作人', actorName(actor)],
    ['对象', subjectText(entry)],
    ['油站', station?.name ?? '—'],
    ['来自', ip === undefined ? '—' : `${ip} · ${browserName(userAgent)}`],
    ['请求号', requestId ?? '—'],
  ];
}

function Pairs({ pairs }: { readonly pairs: readonly (readonly [string, string])[] }) {
  return (
    <dl className="pairs">
      {pairs.map(([name, text]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
