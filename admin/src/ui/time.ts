/** Times as the chain reads them: Asia/Shanghai (UTC+8, no summer time), whatever zone the browser is in. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = '日一二三四五六';

/** `11-22 14:05:09` */
export function stationTime(instantMs: number): string {
  return shifted(instantMs).toISOString().slice(5, 19).replace('T', ' ');
}

/** `14:05:09` */
export function stationClock(instantMs: number): string {
  return stationTime(instantMs).slice(6);
}

/** `11月22日 星期日` */
export function stationDay(instantMs: number): string {
  const day = shifted(instantMs);
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}日 星期${WEEKDAYS.charAt(day.getUTCDay())}`;
}

/** `早上好`, as people say it at that hour. */
export function greeting(instantMs: number): string {
  const hour = shifted(instantMs).getUTCHours();
  if (hour < 5) return '夜深了';
  if (hour >= 18) return '晚上好';
  if (hour < 11) return '早上好';
  return hour < 13 ? '中午好' : '下午好';
}

/** `刚刚`, `3 分钟前`, `5 小时前`, `2 天前`. */
export function ago(instantMs: number, nowMs: number): string {
  const spanMs = nowMs - instantMs;
  if (spanMs < MINUTE_MS) return '刚刚';
  if (spanMs < 60 * MINUTE_MS) return `${Math.floor(spanMs / MINUTE_MS)} 分钟前`;
  if (spanMs < DAY_MS) return `${Math.floor(spanMs / (60 * MINUTE_MS))} 小时前`;
  return `${Math.floor(spanMs / DAY_MS)} 天前`;
}

/** What is left of a countdown: `29:58`, never below `00:00`. A started second still counts. */
export function spanText(spanMs: number): string {
  const seconds = Math.max(0, Math.ceil(spanMs / 1000));
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

function shifted(instantMs: number): Date {
  return new Date(instantMs + SHANGHAI_OFFSET_MS);
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
