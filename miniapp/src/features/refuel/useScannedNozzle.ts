import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { leadsTo } from '../../transport';
import { useAnswer } from '../../useAnswer';
import { goHome } from '../payment/leave';
import { nozzleAddressOf, nozzlePageOf } from './scannedNozzle';

/** Goes on to the page of the nozzle in WeChat's `q`; with nothing of ours in it, to the first page. */
export function useScannedNozzle(q: string) {
  const { value: found, error, again } = useAnswer(() => findPage(q), q);
  useEffect(() => {
    if (found === undefined) return;
    if (found.page === undefined) goHome();
    else void Taro.redirectTo({ url: found.page });
  }, [found]);
  return { error, again };
}

async function findPage(q: string): Promise<{ readonly page: string | undefined }> {
  const address = nozzleAddressOf(q, API_BASE.replace(/\/api$/, ''));
  return { page: address && nozzlePageOf(await leadsTo(address)) };
}
