import type { DeskStationDetail, StationAccount } from '@jiayou/contract';
import { App, Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { errorOf } from '../../api';
import { useAccounts, useSaveAccount, type AccountWish } from '../../features/station/useStation';
import { Bones } from '../../ui/Bones';
import { Refused, RefusedLine } from '../../ui/Refused';
import { CheckAccount } from './CheckAccount';

const CHANNELS = [
  { channel: 'wechat-pay', title: '微信支付', no: '特约商户号（sub_mchid）' },
  { channel: 'alipay', title: '支付宝', no: '商户 PID' },
  { channel: 'bank-card', title: '银行卡收单', no: '商户编号' },
] as const;

/** On which accounts the station is paid. */
export function AccountsTab({ station }: { readonly station: DeskStationDetail }) {
  const { data, error, refetch } = useAccounts(station.id);
  if (data === undefined) {
    return error ? <Refused error={errorOf(error)} onRetry={() => void refetch()} /> : <Bones rows={4} />;
  }
  return (
    <>
      {CHANNELS.map((kind) => {
        const account = data.accounts.find(({ channel }) => channel === kind.channel);
        return (
          <AccountCard key={`${kind.channel} ${account?.updatedAt}`} station={station} kind={kind} account={account} />
        );
      })}
      <p className="hint">换了商户号，新的收款走新号；正在进行的收款和以前收款的退款仍走原来的号。</p>
    </>
  );
}

interface AccountCardProps {
  readonly station: DeskStationDetail;
  readonly kind: (typeof CHANNELS)[number];
  readonly account: StationAccount | undefined;
}

function AccountCard({ station, kind, account }: AccountCardProps) {
  const { message } = App.useApp();
  const { channel, title } = kind;
  const work = useSaveAccount(station.id);
  const [wish, setWish] = useState<AccountWish>(() => wishOf(channel, account));
  const save = (): void => work.mutate(wish, { onSuccess: () => void message.success(`${title}商户号已保存`) });
  return (
    <section className="account-card" data-testid={`account-${channel}`}>
      <h3>{title}</h3>
      <div className="inline-form">
        <AccountFields kind={kind} account={account} wish={wish} put={(change) => setWish({ ...wish, ...change })} />
        <Button
          type="primary"
          disabled={wish.accountNo === ''}
          loading={work.isPending}
          onClick={save}
          data-testid="save-account"
        >
          保存
        </Button>
      </div>
      {work.error && <RefusedLine error={errorOf(work.error)} />}
      {account && <CheckAccount stationId={station.id} channel={channel} />}
    </section>
  );
}

function wishOf(channel: AccountWish['channel'], account: StationAccount | undefined): AccountWish {
  const { accountNo = '', enabled = true, codeApi = 'v3' } = account ?? {};
  return { channel, accountNo, enabled, ...(channel === 'wechat-pay' && { codeApi }) };
}

interface AccountFieldsProps extends Pick<AccountCardProps, 'kind' | 'account'> {
  readonly wish: AccountWish;
  readonly put: (change: Partial<AccountWish>) => void;
}

function AccountFields({ kind: { channel, no }, account, wish, put }: AccountFieldsProps) {
  return (
    <>
      <label>
        {no}
        <Input
          value={wish.accountNo}
          maxLength={32}
          onChange={({ target }) => put({ accountNo: target.value.trim() })}
          data-testid="account-no"
        />
      </label>
      {wish.codeApi !== undefined && (
        <label>
          付款码接口
          <Select
            value={wish.codeApi}
            options={[
              { value: 'v3', label: 'APIv3' },
              { value: 'v2', label: 'V2' },
            ]}
            onChange={(codeApi) => put({ codeApi })}
          />
        </label>
      )}
      {channel === 'alipay' && <TokenField account={account} onChange={(appAuthToken) => put({ appAuthToken })} />}
      <Checkbox
        checked={wish.enabled}
        onChange={({ target }) => put({ enabled: target.checked })}
        data-testid="account-enabled"
      >
        启用
      </Checkbox>
    </>
  );
}

interface TokenFieldProps {
  readonly account: StationAccount | undefined;
  readonly onChange: (token: string | undefined) => void;
}

/** Goes in and never comes out. */
function TokenField({ account, onChange }: TokenFieldProps) {
  return (
    <label>
      应用授权令牌（app_auth_token）
      <Input.Password
        autoComplete="off"
        maxLength={100}
        placeholder={account?.tokenMasked === undefined ? '必填' : `已有 ${account.tokenMasked}，不改就留空`}
        onChange={({ target }) => onChange(target.value.trim() || undefined)}
        data-testid="account-token"
      />
    </label>
  );
}
