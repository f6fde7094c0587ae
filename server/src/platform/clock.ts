/** The only reader of the time; everything else is told it. */
export type Clock = () => Date;
export const systemClock: Clock = () => new Date();

/** A calendar day in Asia/Shanghai, `YYYY-MM-DD`. */
export type BusinessDate = string & { readonly __brand: 'BusinessDate' };

const SHANGHAI_OFFSET_MS = 8 * 3_600_000; // no daylight saving since 1991

/** The business day (00:00:00–23:59:59 Asia/Shanghai) an instant belongs to. */
export function businessDateOf(instant: Date): BusinessDate {
  return shanghai(instant).slice(0, 10) as BusinessDate;
}

/** Minutes since midnight in Shanghai, 0–1439. */
export function shanghaiMinuteOf(instant: Date): number {
  const [hours = 0, minutes = 0] = shanghai(instant).slice(11, 16).split(':').map(Number);
  return hours * 60 + minutes;
}

/** `yyyyMMddHHmmss` in Shanghai, for numbers people read. */
export function shanghaiStamp(instant: Date): string {
  return shanghai(instant).slice(0, 19).replace(/[-:T]/g, '');
}

function shanghai(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET_MS).toISOString();
}
