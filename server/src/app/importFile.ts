import { readFile } from 'node:fs/promises';
import { systemClock } from '../platform/clock';
import type { Database } from '../platform/db';
import { importStations } from '../station';

/** `import-stations FILE [--skip-bad]`: loads a CSV of stations and says what became of each row. Answers the exit code. */
export async function importFile(db: Database, words: readonly string[]): Promise<number> {
  const file = words.find((word) => !word.startsWith('--'));
  const unknown = words.find((word) => word.startsWith('--') && word !== '--skip-bad');
  if (file === undefined || unknown !== undefined) {
    console.error(
      unknown === undefined ? 'usage: import:stations -- FILE.csv [--skip-bad]' : `unknown option ${unknown}`,
    );
    return 2;
  }
  const csv = await readFile(file).catch(() => undefined);
  if (csv === undefined) {
    console.error(`cannot read ${file}`);
    return 2;
  }
  const report = await importStations(db, { csv, skipBad: words.includes('--skip-bad') }, systemClock());
  for (const { line, reason } of report.bad) console.error(`第 ${line} 行：${reason}`);
  if (!report.imported) {
    console.error(`${report.bad.length} 行有错，整个文件都没有导入；改好后重试，或加 --skip-bad 跳过这些行`);
    return 1;
  }
  console.log(
    `新增 ${report.added} 座，更新 ${report.updated} 座，未变 ${report.unchanged} 座，跳过 ${report.bad.length} 行`,
  );
  return 0;
}
