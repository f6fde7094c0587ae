import { forgersKey } from '../../world/forgersKey';
import type { Alipay } from '../alipay';
import { beijing } from '../../world/clock';
import { signedText, signText } from '../keys/rsa2';
import type { NOTICE_FAULTS } from '../scenario/scenarios';
import type { Notice } from '../store/records';
import { yuan } from '../../world/yuan';
import { fenOf } from '../price';

type NoticeFault = (typeof NOTICE_FAULTS)[number];

/**
 * One try's form, timed and signed anew; the id stays. Source: Alipay, 异步通知验签: neither sign nor sign_type is part
 * of the signed text.
 */
export function formOf(alipay: Alipay, notice: Notice, faults: readonly NoticeFault[]): string {
  const app = alipay.apps.get(notice.appId);
  if (!app) throw new Error(`no app ${notice.appId} any more`);
  const fields = fieldsOf(alipay, notice, faults);
  const kind = faults.includes('notice-sha1') ? 'RSA' : 'RSA2';
  const privateKey = faults.includes('notice-forged') ? forgersKey() : app.keys.privateKey;
  const sign = signText(privateKey, signedText(fields, []), kind);
  const sent = faults.includes('notice-altered') ? { ...fields, total_amount: less(fields['total_amount']) } : fields;
  return new URLSearchParams({ ...sent, sign_type: kind, sign }).toString();
}

function fieldsOf(alipay: Alipay, notice: Notice, faults: readonly NoticeFault[]): Record<string, string> {
  const amount = notice.fields['total_amount'];
  return {
    notify_time: beijing(alipay.clock.wireNowMs()),
    notify_type: 'trade_status_sync',
    notify_id: notice.id,
    charset: 'utf-8',
    version: '1.0',
    auth_app_id: `2021${alipay.ids.digits(`alipay-merchant-app|${notice.pid}`, 12)}`,
    ...notice.fields,
    app_id: faults.includes('notice-other-app') ? '2021999999999999' : notice.appId,
    ...(faults.includes('notice-other-merchant') && { seller_id: '2088999999999999' }),
    ...(faults.includes('notice-wrong-amount') && { total_amount: less(amount) }),
  };
}

/** One fen short. */
function less(amount: string | undefined): string {
  return yuan((fenOf(amount) ?? 1) - 1);
}
