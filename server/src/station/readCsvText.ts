export interface CsvText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/**
 * A file of a Chinese spreadsheet is UTF-8 with or without its mark, or GB18030 (GBK, GB2312). Bytes that are valid UTF-8 are
 * taken as such: by chance, Chinese text in GBK hardly ever is.
 */
export function readCsvText(bytes: Uint8Array): CsvText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    // What is neither keeps its unreadable letters; each row says so.
    return { text: new TextDecoder('gb18030').decode(bytes), encoding: 'gb18030' };
  }
}
