const PHONE = /(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;
const PLATE = /([\p{Script=Han}][A-Z])[·.]?([A-Z0-9]{3,4})([A-Z0-9]{2})(?![A-Z0-9])/gu;

/** Phone numbers and plates in whatever was written down are shown as `138****1234` and `沪A***45`; ids stay readable. */
export function maskPersonal(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(PHONE, '$1****$2').replace(PLATE, '$1***$3');
  if (Array.isArray(value)) return value.map(maskPersonal);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, maskPersonal(part)]));
}
