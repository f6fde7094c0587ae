import { useCallback, useState } from 'react';
import { callTill } from '../../api';
import { yuanText } from '../../money';
import { useAnswer } from '../../ui/useAnswer';
import { FloatDialog } from './FloatDialog';

/** 备用金 among the checks of a shift that opens. Without an answer it is left out: it can be filled in when the shift is closed. */
export function FloatCheck() {
  const ask = useCallback(async () => callTill('GET /till/shift', {}), []);
  const { answer, learn } = useAnswer(ask);
  const [asks, setAsks] = useState(false);
  if (answer.is !== 'here') return null;
  const { floatFen } = answer.value.cash;
  return (
    <section className="check done" data-testid="float-check" data-float-fen={floatFen}>
      <div>
        <h2>备用金</h2>
        <p>{floatFen > 0 ? yuanText(floatFen) : '钱箱里先放了多少现金？没有就不用填'}</p>
      </div>
      <button type="button" className="button big" data-testid="set-float" onClick={() => setAsks(true)}>
        {floatFen > 0 ? '更改' : '填写'}
      </button>
      {asks && (
        <FloatDialog
          floatFen={floatFen}
          onClose={() => setAsks(false)}
          onSaved={(summary) => {
            setAsks(false);
            learn(summary);
          }}
        />
      )}
    </section>
  );
}
