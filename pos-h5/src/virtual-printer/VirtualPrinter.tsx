import { useState } from 'react';
import { fromBase64 } from '../device/printer/base64';
import type { PaperWidthMm } from '../device/printer/paperWidth';
import {
  forgetVirtualPapers,
  setVirtualFault,
  type VirtualFault,
  type VirtualPaper,
} from '../device/printer/virtualPrinter';
import { stationTime } from '../time';
import { Choices } from '../ui/Choices';
import { PaperView } from '../ui/PaperView';
import { useStore } from '../ui/useStore';
import { fault, papers, reread } from './printerMemory';

type Width = PaperWidthMm | 'as-sent';

const WIDTHS: readonly { value: Width; text: string }[] = [
  { value: 'as-sent', text: '按任务' },
  { value: 58, text: '58 毫米' },
  { value: 80, text: '80 毫米' },
];
const FAULTS: readonly { value: VirtualFault; text: string }[] = [
  { value: 'paper-out', text: '缺纸' },
  { value: 'offline', text: '离线' },
];

/** What the till's 「屏幕」 printer put on paper, and two switches to see the till without paper or printer. */
export function VirtualPrinter() {
  const all = useStore(papers);
  const [width, setWidth] = useState<Width>('as-sent');
  return (
    <main className="printer-page">
      <header className="printer-head">
        <h1>虚拟打印机</h1>
        <PrinterLamp />
        <p className="soft">收银台的打印方式选「屏幕」时，小票出在这里。请在同一个浏览器打开收银台。</p>
        <FaultSwitches />
        <Choices label="纸宽" name="width" value={width} options={WIDTHS} onChange={setWidth} />
        <button
          type="button"
          className="button"
          disabled={all.length === 0}
          onClick={() => change(forgetVirtualPapers)}
        >
          清空
        </button>
      </header>
      <section className="printer-out" aria-label="打出的小票">
        {all.length === 0 && <p className="soft">还没有小票。</p>}
        {all.map((paper) => (
          <PrintedJob key={paper.no} paper={paper} width={width} />
        ))}
      </section>
    </main>
  );
}

function PrinterLamp() {
  const now = useStore(fault);
  const words = FAULTS.find(({ value }) => value === now)?.text;
  return (
    <p role="status" className={`lamp ${words === undefined ? 'good' : 'bad'}`} data-testid="lamp">
      {words ?? '就绪'}
    </p>
  );
}

function FaultSwitches() {
  const now = useStore(fault);
  return (
    <div className="printer-faults">
      {FAULTS.map(({ value, text }) => (
        <button
          key={value}
          type="button"
          className="button"
          data-testid={`fault-${value}`}
          aria-pressed={now === value}
          onClick={() => change(() => setVirtualFault(now === value ? undefined : value))}
        >
          {text}
        </button>
      ))}
    </div>
  );
}

function PrintedJob({ paper, width }: { readonly paper: VirtualPaper; readonly width: Width }) {
  const { no, atMs, widthMm, base64 } = paper;
  return (
    <article>
      <h2 className="soft">{`第 ${no} 个任务 · ${stationTime(new Date(atMs).toISOString())} · ${widthMm} 毫米`}</h2>
      <PaperView bytes={fromBase64(base64)} widthMm={width === 'as-sent' ? widthMm : width} testId="printed" />
    </article>
  );
}

function change(write: () => void): void {
  write();
  reread();
}
