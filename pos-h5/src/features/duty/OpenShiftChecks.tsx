import { useState } from 'react';
import type { OnDuty } from '@jiayou/contract';
import type { PrintOutcome } from '../../device/printer/printer';
import { printJob } from '../../device/printer/printJob';
import { serverNowMs } from '../../device/serverClock';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import { useStore } from '../../ui/useStore';
import { testPaper } from '../ticket/receiptPaper';
import { problemWords } from '../ticket/words';

export const SOUND_TEST = '声音已打开，祝您工作顺利';

/** 「打开声音」: the tap that lets this page speak, and a sentence to hear. */
export function SoundCheck() {
  const { sound, voice } = useStore(tillSpeaker.state);
  const isOn = sound === 'on';
  return (
    <section className={`check${isOn ? ' done' : ''}`} data-testid="sound-check" data-done={isOn}>
      <div>
        <h2>声音</h2>
        <p>{soundWords(isOn, voice)}</p>
      </div>
      <button
        type="button"
        className={`button big${isOn ? '' : ' primary'}`}
        data-testid="turn-sound-on"
        onClick={() => void tillSpeaker.turnOn(SOUND_TEST)}
      >
        {isOn ? '再听一次' : '打开声音'}
      </button>
    </section>
  );
}

/** 「打印测试」: a slip on paper, or what is wrong. */
export function PrinterCheck({ onDuty }: { readonly onDuty: OnDuty }) {
  const [result, setResult] = useState<PrintOutcome | 'busy' | undefined>();
  const isDone = typeof result === 'object' && result.outcome === 'printed';
  const test = async (): Promise<void> => {
    setResult('busy');
    const at = new Date(serverNowMs()).toISOString();
    setResult(await printJob(testPaper(onDuty.station.name, onDuty.till.name, at)));
  };
  return (
    <section className={`check${isDone ? ' done' : ''}`} data-testid="printer-check" data-done={isDone}>
      <div>
        <h2>打印机</h2>
        <p role="status" data-testid="printer-check-words">
          {printerWords(result)}
        </p>
      </div>
      <button
        type="button"
        className={`button big${isDone ? '' : ' primary'}`}
        data-testid="print-test"
        disabled={result === 'busy'}
        onClick={() => void test()}
      >
        {isDone ? '再打一张' : '打印测试'}
      </button>
    </section>
  );
}

function soundWords(isOn: boolean, voice: 'speech' | 'clips' | 'beep'): string {
  if (!isOn) return '点一下，会播一句话';
  return voice === 'beep' ? '这台机器没有中文语音：来单时响两声提示音，请看屏幕' : '已打开';
}

function printerWords(result: PrintOutcome | 'busy' | undefined): string {
  if (result === undefined) return '打一张测试纸';
  if (result === 'busy') return '正在打印…';
  if (result.outcome === 'printed') return '已送到打印机，请看纸上字迹';
  if (result.outcome === 'unknown') return '不确定有没有打出，请看打印机；没有就再打一次';
  const { what } = problemWords[result.problem];
  return `${what}。处理好后再点「打印测试」，也可先上班`;
}
