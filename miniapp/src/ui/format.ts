const shanghaiMs = 8 * 60 * 60 * 1000;

/** `¥1,234.56`, with a true minus in front of the sign. */
export function yuan(fen: number): string {
  const whole = String(Math.floor(Math.abs(fen) / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '−' : ''}¥${whole}.${pad(Math.abs(fen) % 100)}`;
}

/** `¥200` for whole yuan, as on the amount keys. */
export function shortYuan(fen: number): string {
  return yuan(fen).replace(/\.00$/, '');
}

/** `43.29 升`, rounded to 10 ml. */
export function litres(volumeMl: number): string {
  const centilitres = Math.round(volumeMl / 10);
  return `${Math.floor(centilitres / 100)}.${pad(centilitres % 100)} 升`;
}

/** `92号` for `92#`, as people say it. */
export function gradeName(grade: string): string {
  return grade.replace('#', '号');
}

/** `350 米`, `1.2 公里`, `12 公里`. */
export function distance(distanceM: number): string {
  if (distanceM < 1000) return `${distanceM} 米`;
  const tenthsKm = Math.round(distanceM / 100);
  return tenthsKm < 100 ? `${Math.floor(tenthsKm / 10)}.${tenthsKm % 10} 公里` : `${Math.round(distanceM / 1000)} 公里`;
}

/** `11-22 14:05:09` in Shanghai, wherever the phone is; by hand, because not every mini-program runtime has time zones. */
export function time(instant: string): string {
  const at = new Date(new Date(instant).getTime() + shanghaiMs);
  const date = `${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`;
  return `${date} ${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`;
}

function pad(part: number): string {
  return String(part).padStart(2, '0');
}
