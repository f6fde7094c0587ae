import { dirname, join } from 'node:path';
import type { StationId } from '@jiayou/contract';
import Pdf from 'pdfkit';
import makeQr from 'qrcode-generator';
import { read, statement, type Database } from '../platform/db';
import { AppError } from '../platform/errors';

interface NozzleRow {
  readonly code: string;
  readonly name: string;
  readonly nozzle_no: number | null;
  readonly grade: string | null;
}

const nozzles = statement<NozzleRow>(
  'station.nozzle-codes',
  `select s.code, s.name, n.nozzle_no, n.grade from stations s
   left join nozzles n on n.station_id = s.id and ($2::int is null or n.nozzle_no = $2)
   where s.id = $1 order by n.nozzle_no`,
);

/** Noto Sans Hans, SIL Open Font License 1.1; the file carries only the letters on its pages. */
const FONTS = join(dirname(require.resolve('@embedpdf/fonts-sc')), '../fonts');
// A5, points.
const PAGE = { width: 420, height: 595 };
const QR_PT = 260;

interface Sheet {
  readonly stationName: string;
  readonly nozzleNo: number;
  readonly grade: string;
  readonly url: string;
}

/**
 * A page for each nozzle of a station, or for one of them, with the code a driver scans there. Answers a PDF.
 * @throws AppError `station.not_found`, `nozzle.not_found` when there is none to draw
 */
export async function drawNozzleCodes(
  { db, publicUrl }: { readonly db: Database; readonly publicUrl: string },
  { stationId, nozzleNo }: { readonly stationId: StationId; readonly nozzleNo?: number | undefined },
): Promise<Buffer> {
  const rows = await read(db, nozzles, [stationId, nozzleNo ?? null]);
  if (rows.length === 0) throw new AppError('station.not_found');
  const sheets = rows.flatMap(({ code, name, nozzle_no: no, grade }) =>
    no === null || grade === null
      ? []
      : [{ stationName: name, nozzleNo: no, grade, url: nozzleUrl(publicUrl, code, no) }],
  );
  if (sheets.length === 0) throw new AppError('nozzle.not_found');
  return draw(sheets);
}

/** What a nozzle's code says. It outlives names: a station keeps its code. */
function nozzleUrl(publicUrl: string, stationCode: string, nozzleNo: number): string {
  return `${publicUrl}/n/${encodeURIComponent(stationCode)}/${nozzleNo}`;
}

async function draw(sheets: readonly Sheet[]): Promise<Buffer> {
  const pdf = new Pdf({ size: [PAGE.width, PAGE.height], margin: 24, autoFirstPage: false });
  const parts: Buffer[] = [];
  pdf.on('data', (part: Buffer) => parts.push(part));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.registerFont('regular', join(FONTS, 'NotoSansHans-Regular.otf'));
  pdf.registerFont('bold', join(FONTS, 'NotoSansHans-Bold.otf'));
  for (const sheet of sheets) drawSheet(pdf, sheet);
  pdf.end();
  await ended;
  return Buffer.concat(parts);
}

function drawSheet(pdf: PDFKit.PDFDocument, { stationName, nozzleNo, grade, url }: Sheet): void {
  const centred = { align: 'center', width: PAGE.width - 48 } as const;
  pdf.addPage();
  pdf
    .fillColor('#101828')
    .font('bold')
    .fontSize(20)
    .text(stationName, 24, 36, { ...centred, height: 60, ellipsis: true });
  pdf.fontSize(56).text(`${nozzleNo}号枪`, 24, 96, centred);
  pdf.font('regular').fontSize(28).text(grade, 24, 168, centred);
  drawQr(pdf, url, { x: (PAGE.width - QR_PT) / 2, y: 222 });
  pdf.fontSize(16).fillColor('#101828').text('扫码加油，车内付款', 24, 500, centred);
  pdf.fontSize(9).fillColor('#475467').text(url, 24, 540, centred);
}

function drawQr(pdf: PDFKit.PDFDocument, text: string, at: { readonly x: number; readonly y: number }): void {
  // Oil and scratches: a quarter of it may be unreadable.
  const code = makeQr(0, 'Q');
  code.addData(text);
  code.make();
  const count = code.getModuleCount();
  const size = QR_PT / count;
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (code.isDark(row, column)) pdf.rect(at.x + column * size, at.y + row * size, size, size);
    }
  }
  pdf.fill('#000000');
}
