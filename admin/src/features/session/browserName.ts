// The first that fits: every browser also says it is several others.
const BROWSERS = [
  ['MicroMessenger', '微信'],
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['Firefox', 'Firefox'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** `Chrome · Windows`; what says nothing we know is shown as it is. */
export function browserName(userAgent: string | undefined): string {
  if (!userAgent) return '未知浏览器';
  const names = [BROWSERS, SYSTEMS].map((known) => known.find(([mark]) => userAgent.includes(mark))?.[1]);
  return names.filter((name) => name !== undefined).join(' · ') || userAgent.slice(0, 40);
}
