import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { readShape, unknownOutcome } from '../errors';

export type Fields = Readonly<Record<string, string>>;

// V2 writes its texts in CDATA: entities, a message's own or anybody's, stay letters.
const parser = new XMLParser({
  ignoreDeclaration: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
});
const builder = new XMLBuilder({ processEntities: true });

/** Flat: a field that comes twice or holds others is not V2's. */
const FlatFields = z.record(z.string(), z.string());

/** @throws ChannelError 'unknown' when it is not a flat document with this root */
export function readXml(text: string, root = 'xml'): Fields {
  return readShape(z.object({ [root]: FlatFields }), parsed(text))[root] ?? {};
}

export function writeXml(fields: Fields): string {
  return builder.build({ xml: fields });
}

function parsed(text: string): unknown {
  if (text.includes('<!DOCTYPE') || XMLValidator.validate(text) !== true) return undefined;
  try {
    return parser.parse(text);
  } catch (error) {
    throw unknownOutcome('MALFORMED', 'not XML', error);
  }
}
