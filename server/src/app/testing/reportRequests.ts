import type { DeskApi, RequestOf } from '@jiayou/contract';
import { newDesk } from './people';
import type { Place } from './place';
import { newActionId } from './shop';
import { newTillSale } from './tillOrders';
import { workOff } from './workOff';

const SPAN = { from: '2026-05-01', to: '2026-05-31' } as const;

/** A request to each endpoint of the reports that is answered well. */
export const reportRequests = {
  'GET /desk/today': () => ({}),
  'GET /desk/reports': ({ stationId }) => ({
    query: {
      ...SPAN,
      station: stationId,
      tender: 'cash',
      grade: '92#',
      kind: 'fuel',
      shift: newActionId(),
      cashier: newActionId(),
      by: 'tender',
      after: '20000_cash',
      limit: 5,
    },
  }),
  'GET /desk/reports/members': ({ stationId }) => ({ query: { ...SPAN, station: stationId } }),
  'POST /desk/exports': ({ stationId }) => ({
    body: { kind: 'report', by: 'day', filter: { ...SPAN, station: stationId } },
  }),
  'GET /desk/exports': () => ({}),
  'GET /desk/exports/:exportId/file': async (place) => ({ params: { exportId: await newExport(place) } }),
} satisfies Partial<{ [K in keyof DeskApi]: (place: Place) => RequestOf<DeskApi[K]> | Promise<RequestOf<DeskApi[K]>> }>;

/** A station's export whose file is ready. */
async function newExport({ house, stationId, cashier }: Place): Promise<string> {
  await newTillSale(house, cashier);
  const finance = await newDesk(house, 'station-finance', stationId);
  const { id } = await finance.call('POST /desk/exports', { body: { kind: 'orders', filter: SPAN } });
  await workOff(house);
  return id;
}
