const DOCUMENT = /^\s*(?:<\?xml[^>]*\?>)?\s*<xml>([\s\S]*)<\/xml>\s*$/;
const FIELD = /^\s*<([A-Za-z_]\w*)(?:\/>|>(?:<!\[CDATA\[([\s\S]*?)\]\]>|([^<]*))<\/\1>)/;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export type Fields = Record<string, string>;

/** A flat document as V2 speaks it; nothing when it is not one, or when a field comes twice. */
export function readXml(text: string): Fields | undefined {
  const inside = DOCUMENT.exec(text)?.[1];
  return inside === undefined ? undefined : readFields(inside, {});
}

function readFields(text: string, known: Fields): Fields | undefined {
  let rest = text;
  while (rest.trim() !== '') {
    const [whole, name = '', verbatim, escaped = ''] = FIELD.exec(rest) ?? [];
    if (whole === undefined || Object.hasOwn(known, name)) return undefined;
    known[name] = verbatim ?? unescaped(escaped);
    rest = rest.slice(whole.length);
  }
  return known;
}

function unescaped(text: string): string {
  return text.replaceAll(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}

/** Numbers stand bare and all else in CDATA, as the platform writes it. */
export function writeXml(fields: Fields, root = 'xml'): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    const content = /^\d{1,10}$/.test(value) ? value : `<![CDATA[${value}]]>`;
    return `<${name}>${content}</${name}>`;
  });
  return `<${root}>${lines.join('\n')}</${root}>`;
}
