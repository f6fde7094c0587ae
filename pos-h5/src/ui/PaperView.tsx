/* oxlint-disable react/no-array-index-key -- the rows of a paper never move */
import { memo } from 'react';
import { toBase64 } from '../device/printer/base64';
import { COLUMNS, type PaperWidthMm } from '../device/printer/paperWidth';
import { readPaper, type PaperRow } from '../device/printer/readPaper';

interface PaperViewProps {
  readonly bytes: Uint8Array;
  /** Of the roll: a longer line goes on in the next, as it does on paper. Without it the paper is as wide as its longest line. */
  readonly widthMm?: PaperWidthMm;
  readonly testId?: string;
}

/** A job as paper, drawn from its bytes alone. `data-bytes` is the job in base64. */
export const PaperView = memo(function PaperView({ bytes, widthMm, testId }: PaperViewProps) {
  const roll = widthMm === undefined ? undefined : { width: `${COLUMNS[widthMm]}ch` };
  return (
    <div className="papers-job" data-testid={testId} data-bytes={toBase64(bytes)}>
      {readPaper(bytes).map((sheet, number) => (
        <div className={`paper${roll === undefined ? '' : ' roll'}`} style={roll} key={number}>
          {sheet.map((row, line) => (
            <pre key={line} className={rowClass(row)}>
              {runs(row.text).map((run, index) => (
                // A Chinese character takes two columns exactly, whatever the screen's font thinks.
                <span key={index} className={run < '\u0080' ? 'half' : 'full'}>
                  {run}
                </span>
              ))}
            </pre>
          ))}
        </div>
      ))}
    </div>
  );
});

/** ASCII in runs, everything else one by one. */
function runs(text: string): readonly string[] {
  return text.match(/[\0-\x7f]+|[^\0-\x7f]/gu) ?? [];
}

function rowClass({ bold, wide, tall, align }: PaperRow): string {
  return `paper-row ${align}${bold ? ' bold' : ''}${wide ? ' wide' : ''}${tall ? ' tall' : ''}`;
}
