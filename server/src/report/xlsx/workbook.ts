import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { rowXml, type Cell } from './sheetXml';

/** Of one sheet, without its head. Excel takes 1,048,576. */
const MOST_ROWS = 1_000_000;
const ROWS_A_PIECE = 200;
const FAST = 3;

export interface Sheet {
  readonly name: string;
  readonly head: readonly string[];
  /** Widths of the columns in characters. */
  readonly widths: readonly number[];
  /** Rows in batches, read no faster than they are written. */
  readonly rows: AsyncIterable<readonly (readonly Cell[])[]>;
  /** Of one sheet, without its head; a million unless told. */
  readonly mostRows?: number;
}

type Rows = AsyncIterator<readonly (readonly Cell[])[]>;

/**
 * A workbook as bytes, made while it is read: neither rows nor file are ever in memory as a whole. Beyond a million rows there
 * are more sheets. Source: ECMA-376 part 1, SpreadsheetML.
 */
export function openWorkbook(sheet: Sheet): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  addSheets(zip, sheet).catch((error: unknown) => output.destroy(error as Error));
  return output;
}

async function addSheets(zip: ZipFile, sheet: Sheet): Promise<void> {
  const rows = sheet.rows[Symbol.asyncIterator]();
  const waiting: (readonly Cell[])[] = [];
  let count = 0;
  do {
    count += 1;
    await addEntry(zip, `xl/worksheets/sheet${count}.xml`, sheetXml(sheet, rows, waiting));
  } while (await thereAreMore(rows, waiting));
  const names = Array.from({ length: count }, (_, index) => (index === 0 ? sheet.name : `${sheet.name} ${index + 1}`));
  for (const [path, xml] of Object.entries(partsOf(names))) zip.addBuffer(Buffer.from(xml), path);
  zip.end();
}

/** Also when a sheet ended exactly with a batch. */
async function thereAreMore(rows: Rows, waiting: (readonly Cell[])[]): Promise<boolean> {
  while (waiting.length === 0) {
    const next = await rows.next();
    if (next.done === true) return false;
    waiting.push(...next.value);
  }
  return true;
}

/** Resolves when all of it is written, so that the next one is not begun before. */
function addEntry(zip: ZipFile, path: string, xml: AsyncGenerator<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = Readable.from(xml, { objectMode: false });
    stream.once('end', resolve).once('error', reject);
    zip.addReadStream(stream, path, { compressionLevel: FAST });
  });
}

/** One sheet; rows that do not fit are left in `waiting` for the next. */
async function* sheetXml(
  { head, widths, mostRows = MOST_ROWS }: Sheet,
  rows: Rows,
  waiting: (readonly Cell[])[],
): AsyncGenerator<string> {
  yield sheetStart(head, widths);
  let rowNo = 1;
  while (rowNo <= mostRows && (await thereAreMore(rows, waiting))) {
    let xml = '';
    for (const cells of waiting.splice(0, Math.min(ROWS_A_PIECE, mostRows + 1 - rowNo))) {
      rowNo += 1;
      xml += rowXml(cells, rowNo);
    }
    if (xml !== '') yield xml;
  }
  yield '</sheetData></worksheet>';
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

function sheetStart(head: readonly string[], widths: readonly number[]): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData>${rowXml(head, 1)}`;
}

function partsOf(names: readonly string[]): Readonly<Record<string, string>> {
  const numbered = names.map((name, index) => ({ name, no: index + 1 }));
  const sheets = numbered.map(({ name, no }) => `<sheet name="${name}" sheetId="${no}" r:id="rId${no}"/>`).join('');
  const links = numbered
    .map(({ no }) => `<Relationship Id="rId${no}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${no}.xml"/>`)
    .join('');
  const types = numbered
    .map(
      ({ no }) =>
        `<Override PartName="/xl/worksheets/sheet${no}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
    )
    .join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${types}</Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${links}<Relationship Id="styles" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="#,##0.000"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
}
