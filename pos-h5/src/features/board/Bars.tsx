import type { Store } from '../../device/store';
import { tillSpeaker } from '../../device/speaker/tillSpeaker';
import type { StreamState } from '../../stream/tillStream';
import { spanText } from '../../time';
import { useEverySecond } from '../../ui/useEverySecond';
import { useStore } from '../../ui/useStore';
import { SOUND_TEST } from '../duty/OpenShiftChecks';
import { SlipNotices } from '../bill/SlipNotices';
import { RefundNotices } from '../refundNews/RefundNotices';
import type { TicketsState } from '../ticket/ticketState';

const pageNowMs = () => Date.now();

/** Bars that are never wrong and never hidden: no network, no sound, in-car payment paused, what was decided on a refund, a slip without a number. */
export function Bars({ stream, tickets }: { readonly stream: StreamState; readonly tickets: Store<TicketsState> }) {
  const { inCar } = useStore(tickets);
  const { sound, waiting } = useStore(tillSpeaker.state);
  return (
    <div className="bars">
      {stream.link === 'offline' && <OfflineBar sinceMs={stream.sinceMs} />}
      {sound === 'locked' && (
        <button
          type="button"
          className="bar red"
          data-testid="sound-bar"
          onClick={() => void tillSpeaker.turnOn(SOUND_TEST)}
        >
          声音未开，点此打开{waiting > 0 ? `（${waiting} 单没有播报）` : ''}
        </button>
      )}
      {sound === 'muted' && (
        <button type="button" className="bar amber" data-testid="muted-bar" onClick={() => tillSpeaker.setMuted(false)}>
          已静音，来单不播报，点此恢复
        </button>
      )}
      {inCar.paused && (
        <p className="bar amber" role="status" data-testid="in-car-bar">
          车内支付已暂停{inCar.reason === '' ? '' : `：${inCar.reason}`}
        </p>
      )}
      <RefundNotices />
      <SlipNotices />
    </div>
  );
}

function OfflineBar({ sinceMs }: { readonly sinceMs: number }) {
  const nowMs = useEverySecond(pageNowMs);
  return (
    <p className="bar red" role="alert" data-testid="offline-bar">
      离线 {spanText(nowMs - sinceMs)}，恢复后自动补单
    </p>
  );
}
