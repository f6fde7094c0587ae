import type { DeskApi, RequestOf, StaffId } from '@jiayou/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callDesk } from '../../api';
import type { ListAddress } from '../list/listAddress';

const STAFF = 'staff';

export const STAFF_FILTERS = ['role', 'station', 'state'] as const;
type StaffFilter = (typeof STAFF_FILTERS)[number];
type StaffQuery = RequestOf<DeskApi['GET /desk/staff']>['query'];
export type NewStaff = RequestOf<DeskApi['POST /desk/staff']>['body'];
export type StaffEdit = RequestOf<DeskApi['POST /desk/staff/:staffId']>['body'];

/** What the address bar says, as the server is asked. */
function queryOf({ search, after, filters }: ListAddress<StaffFilter>): StaffQuery {
  return {
    search: search || undefined,
    after: after || undefined,
    role: filters.role as StaffQuery['role'],
    stationId: filters.station as StaffQuery['stationId'],
    enabled: filters.state as StaffQuery['enabled'],
  };
}

export function useStaffPage(address: ListAddress<StaffFilter>) {
  const query = queryOf(address);
  return useQuery({
    queryKey: [STAFF, 'page', query],
    queryFn: () => callDesk('GET /desk/staff', { query }),
    placeholderData: keepPreviousData,
  });
}

export const useCreateStaff = () => useChange((body: NewStaff) => callDesk('POST /desk/staff', { body }));

export const useEditStaff = (staffId: StaffId) =>
  useChange((body: StaffEdit) => callDesk('POST /desk/staff/:staffId', { params: { staffId }, body }));

export const useSetEnabled = (staffId: StaffId) =>
  useChange((enabled: boolean) =>
    callDesk('POST /desk/staff/:staffId/enabled', { params: { staffId }, body: { enabled } }),
  );

export const useResetPassword = (staffId: StaffId) =>
  useChange(() => callDesk('POST /desk/staff/:staffId/reset-password', { params: { staffId }, body: {} }));

export const useResetTotp = (staffId: StaffId) =>
  useChange(() => callDesk('POST /desk/staff/:staffId/reset-totp', { params: { staffId }, body: {} }));

export function useStaffSessions(staffId: StaffId) {
  return useQuery({
    queryKey: [STAFF, 'sessions', staffId],
    queryFn: () => callDesk('GET /desk/staff/:staffId/sessions', { params: { staffId } }),
  });
}

export const useEndStaffSessions = (staffId: StaffId) =>
  useChange((sessionId: string | undefined) =>
    callDesk('POST /desk/staff/:staffId/sessions/revoke', { params: { staffId }, body: { sessionId } }),
  );

/** The change is done when the list shows it. */
function useChange<Order, Answer>(change: (order: Order) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: change, onSettled: () => client.invalidateQueries({ queryKey: [STAFF] }) });
}
