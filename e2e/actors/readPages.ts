import { PDFiumLibrary } from '@hyzyla/pdfium';
import readQr from 'jsqr';

interface ReadPage {
  /** What its QR code says; undefined when a phone would find none. */
  code: string | undefined;
  text: string;
}

/** Two pixels to a point: what a careless phone sees. */
const SCALE = 2;

/** A PDF page by page, drawn to pixels and looked at as a phone does. */
export async function readPages(pdf: Uint8Array): Promise<ReadPage[]> {
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(pdf);
    const read: ReadPage[] = [];
    for (const page of document.pages()) {
      // Drawing closes the page.
      const text = page.getText();
      // Blue and red change places, which black and white do not notice.
      const { data, width, height } = await page.render({ scale: SCALE });
      const code = readQr(new Uint8ClampedArray(data), width, height);
      read.push({ code: code?.data, text });
    }
    document.destroy();
    return read;
  } finally {
    library.destroy();
  }
}
