import type { Identity } from './types';
import { driverConfig } from './driverConfig.h5';
import { leaveFor, newState, takeCode } from './pageReturn.h5';

/** The official account's web sign-in. Source: WeChat Official Accounts, `/connect/oauth2/authorize`, snsapi_base. */
export const identity: Identity = {
  isSilent: () => /MicroMessenger/i.test(navigator.userAgent),
  proof: async () => {
    const code = takeCode();
    if (code !== undefined) return { app: 'official-account', code };
    const config = await driverConfig();
    const query = [
      ['appid', config.officialAccountAppId],
      ['redirect_uri', location.origin + location.pathname],
      ['response_type', 'code'],
      ['scope', 'snsapi_base'],
      ['state', newState()],
    ].map(([name = '', value = '']) => `${name}=${encodeURIComponent(value)}`);
    return leaveFor(`${config.authorizeUrl}?${query.join('&')}#wechat_redirect`);
  },
};
