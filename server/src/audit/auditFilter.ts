import type { DeskApi, InputOf, StationId } from '@jiayou/contract';
import { allOf, dayStart, when, type Put } from '../platform/db';

/** Which entries: what somebody asks for, of the stations they may see. */
export interface AuditFilter extends Omit<InputOf<DeskApi['GET /desk/audit']>['query'], 'who' | 'after' | 'limit'> {
  /** The only station of a station role; null: the whole chain. */
  readonly within: StationId | null;
  /** Whoever of these did it, as `staff:<id>`. */
  readonly actors?: readonly string[] | undefined;
}

/** Beyond so many people it is quicker to read everybody's entries and leave out those of others. */
const FEW_PEOPLE = 50;

/** SQL of the newest entries that indexes find, `most` of them. */
export function newestOf(
  { actors, ...filter }: AuditFilter,
  put: Put,
  {
    after,
    most,
  }: { readonly after: { readonly at: string | null; readonly id: string | null }; readonly most: number },
): string {
  const { at, id } = after;
  const behind = at === null ? [] : [`(a.at, a.id) < (${put(at)}::timestamptz, ${put(id)}::bigint)`];
  const among = actors === undefined ? undefined : `${put(actors)}::text[]`;
  const conditions = [...reachOf(filter, put), ...behind];
  const newest = (condition: string): string =>
    `select a.* from audit_entries a where ${allOf([condition, ...conditions])} order by a.at desc, a.id desc limit ${most}`;
  if (actors === undefined) return newest('true');
  if (actors.length > FEW_PEOPLE) return newest(`a.actor = any(${among})`);
  // Person by person: each has entries in the order of an index.
  return `select a.* from unnest(${among}) w (actor) cross join lateral (${newest('a.actor = w.actor')}) a
    order by a.at desc, a.id desc limit ${most}`;
}

/** What else must hold; looked at entry by entry. */
export function restOf({ subject, text }: Pick<AuditFilter, 'subject' | 'text'>, put: Put): string[] {
  return [
    ...when(isWhole(subject) ? undefined : subject, (id) => `split_part(a.subject, ':', 2) = ${put(id)}`),
    ...when(
      text,
      (words) => `position(lower(${put(words)}) in lower(concat_ws(' ', a.subject, a.detail, a.before, a.after))) > 0`,
    ),
  ];
}

function reachOf({ within, stationId, action, subject, from, to }: Omit<AuditFilter, 'actors'>, put: Put): string[] {
  return [
    ...when(within ?? undefined, (station) => `a.station_id = ${put(station)}`),
    ...when(stationId, (station) => `a.station_id = ${put(station)}`),
    // A verb has a dot, a noun has none; both are found in the order of an index.
    ...when(action, (word) => `${word.includes('.') ? 'a.action' : NOUN} = ${put(word)}`),
    ...when(isWhole(subject) ? subject : undefined, (whole) => `a.subject = ${put(whole)}`),
    ...when(from, (day) => `a.at >= ${dayStart(put(day))}`),
    ...when(to, (day) => `a.at < ${dayStart(put(day))} + interval '1 day'`),
  ];
}

const NOUN = `split_part(a.action, '.', 1)`;

/** `staff:<id>`, not the id alone. */
const isWhole = (subject: string | undefined): boolean => subject?.includes(':') === true;
