import type { DeskStationDetail, StationAccount } from '@jiayou/contract';
import { Button } from 'antd';
import { errorOf } from '../../api';
import { useCheckAccount } from '../../features/station/useStation';
import { RefusedLine } from '../../ui/Refused';
import { State, type Tone } from '../../ui/State';

interface CheckAccountProps {
  readonly stationId: DeskStationDetail['id'];
  readonly channel: StationAccount['channel'];
}

type Checked = NonNullable<ReturnType<typeof useCheckAccount>['data']>;
const WORDS: Readonly<Record<Checked['outcome'], readonly [Tone, string]>> = {
  answers: ['good', '渠道认得这个账号，可以收款'],
  refused: ['attention', '渠道不认这个账号，请核对商户号和授权'],
  silent: ['attention', '没有得到渠道的可信答复，请稍后再试'],
  local: ['quiet', '这个渠道没有可以联网核对的地方'],
};

/** Asks the channel about the saved account; no money moves. */
export function CheckAccount({ stationId, channel }: CheckAccountProps) {
  const check = useCheckAccount(stationId);
  const [tone, words] = check.data ? WORDS[check.data.outcome] : (['quiet', ''] as const);
  return (
    <div className="form-actions">
      <Button loading={check.isPending} onClick={() => check.mutate(channel)} data-testid="check-account">
        核对账号
      </Button>
      {check.data && (
        <span role="status" data-testid="check-outcome">
          <State tone={tone}>{words}</State>
          {check.data.words && <span>：{check.data.words}</span>}
          {check.data.code && <small className="code"> {check.data.code}</small>}
        </span>
      )}
      {check.error && <RefusedLine error={errorOf(check.error)} />}
    </div>
  );
}
