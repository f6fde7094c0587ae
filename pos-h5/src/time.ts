/** Times as the station reads them: Asia/Shanghai (UTC+8, no summer time), whatever zone the browser is in. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** `11-22 14:05:09` */
export function stationTime(instant: string): string {
  return shifted(instant).slice(5, 19).replace('T', ' ');
}

/** `2026-11-22 14:05:09`, for paper. */
export function stationDateTime(instant: string): string {
  return shifted(instant).slice(0, 19).replace('T', ' ');
}

/** `14:05` */
export function stationHour(instant: string): string {
  return shifted(instant).slice(11, 16);
}

/** `00:12`, and `1:02:03` from an hour on. */
export function spanText(spanMs: number): string {
  const seconds = Math.max(0, Math.floor(spanMs / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

function shifted(instant: string): string {
  return new Date(Date.parse(instant) + SHANGHAI_OFFSET_MS).toISOString();
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
