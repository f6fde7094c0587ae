import Taro from '@tarojs/taro';
import { useEffect } from 'react';
import { publicApi } from '../../api';
import { ApiError } from '../../ApiError';
import { useAnswer } from '../../useAnswer';
import { goHome } from '../payment/leave';
import { nozzleCodeOf } from './scannedNozzle';

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
  const params = nozzleCodeOf(q, API_BASE.replace(/\/api$/, ''));
  if (params === undefined) return { page: undefined };
  try {
    const { stationId, nozzleNo } = await publicApi('GET /driver/nozzles/:stationCode/:nozzleNo', { params });
    return { page: `/pages/refuel/index?stationId=${stationId}&nozzleNo=${nozzleNo}` };
  } catch (error) {
    if (!isNobodys(error)) throw error;
    return { page: undefined };
  }
}

function isNobodys(error: unknown): boolean {
  return error instanceof ApiError && (error.code === 'station.not_found' || error.code === 'nozzle.not_found');
}
