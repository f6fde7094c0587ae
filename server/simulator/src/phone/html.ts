/** Text that is HTML already. */
export interface Html {
  html: string;
}

type Part = string | number | Html | Html[];

/** Everything put into the template is escaped unless it came from another template. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return { html: strings.reduce((page, text, at) => page + rendered(parts[at - 1] ?? '') + text) };
}

function rendered(part: Part): string {
  if (Array.isArray(part)) return part.map((one) => one.html).join('');
  return typeof part === 'object' ? part.html : escaped(String(part));
}

function escaped(text: string): string {
  const names: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replaceAll(/[&<>"']/g, (sign) => names[sign] ?? sign);
}
