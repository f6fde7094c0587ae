import { z } from 'zod';
import { Count, Empty, Grade, Instant, limitOf, NozzleNo, StationId, Tender } from './common';
import { stationImportsApi } from './deskStationImports';
import { stationMoneyApi } from './deskStationMoney';
import { defineApi } from './endpoint';

/** How a till's printer is, as the till said last. */
export const PrinterState = z.enum(['ready', 'paper-out', 'offline', 'error']);
export type PrinterState = z.infer<typeof PrinterState>;

const DeskTill = z.object({
  id: z.string(),
  name: z.string(),
  lastSeenAt: Instant.optional(),
  revoked: z.boolean(),
  printer: PrinterState.optional(),
});
const PostedPrice = z.object({ grade: Grade, priceFenPerLitre: z.int() });

const DeskStation = z.object({
  id: StationId,
  code: z.string(),
  name: z.string(),
  address: z.string(),
  district: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  enabled: z.boolean(),
  nozzleCount: z.int(),
  /** In force now. */
  prices: z.array(PostedPrice),
  tills: z.array(DeskTill),
  /** Who may act for the station 站长. */
  masters: z.array(z.object({ staffNo: z.string(), name: z.string() })),
  inCarAllowed: z.boolean(),
  inCarPaused: z.boolean(),
  inCarPausedReason: z.string(),
  wechatAccountNo: z.string().optional(),
});
export type DeskStation = z.infer<typeof DeskStation>;

/** A spreadsheet would run what begins so. */
const Words = (most: number) =>
  z
    .string()
    .trim()
    .max(most)
    .regex(/^(?![=+\-@])[^\p{Cc}]*$/u);
const ClockMinute = z.int().min(0).max(1439);
const Version = z.int().min(1);

/** What the desk keeps of a station 油站档案; every field is written each time. */
const StationRecord = z.strictObject({
  name: Words(60).min(1),
  address: Words(200).min(1),
  district: Words(30),
  /** GCJ-02. Swapped ones come through, so that they are answered in words. */
  latitude: z.number().min(-180).max(180),
  longitude: z.number().min(-180).max(180),
  phone: z
    .string()
    .trim()
    .max(30)
    .regex(/^[\d+\-() ]*$/),
  /** Minutes of the Shanghai day; equal means round the clock. */
  opensMinute: ClockMinute,
  closesMinute: ClockMinute,
  facilities: z
    .array(Words(10).regex(/^[^、,]+$/))
    .max(12)
    .refine((all) => new Set(all).size === all.length, { error: 'says one thing twice' }),
  /** Nearer than this a driver is taken to be at the station, metres. */
  fenceM: z.int().min(20).max(2000),
  /** AQ 3010-2022: paying in the car needs a combustible-gas alarm. */
  gasAlarm: z.boolean(),
  inCarAllowed: z.boolean(),
  enabled: z.boolean(),
});
export type StationRecord = z.infer<typeof StationRecord>;

const Nozzle = z.strictObject({ nozzleNo: NozzleNo, grade: Grade });
const Nozzles = z
  .array(Nozzle)
  .max(99)
  .refine((all) => new Set(all.map(({ nozzleNo }) => nozzleNo)).size === all.length, {
    error: 'has one number twice',
  });

const DeskStationDetail = DeskStation.extend({
  record: StationRecord,
  nozzles: z.array(Nozzle),
  /** All that the chain sells, in the order people know. */
  grades: z.array(z.object({ code: Grade, name: z.string() })),
  tenders: z.array(Tender),
  version: Version,
  updatedAt: Instant,
});
export type DeskStationDetail = z.infer<typeof DeskStationDetail>;

const AtStation = z.strictObject({ stationId: StationId });
const YesNo = z.enum(['yes', 'no']);

const stationRecordsApi = defineApi({
  'GET /desk/stations': {
    permission: 'station.read',
    query: z.strictObject({
      search: z.string().min(1).max(40).optional(),
      district: z.string().min(1).max(30).optional(),
      /** Heard within the last minute, or not. */
      online: YesNo.optional(),
      /** Whether a printer wants somebody. */
      printer: z.enum(['ready', 'trouble']).optional(),
      paused: YesNo.optional(),
      enabled: YesNo.optional(),
      after: z.string().max(200).optional(),
      limit: limitOf(100, 50),
    }),
    response: z.object({
      stations: z.array(DeskStation),
      next: z.string().optional(),
      total: z.int(),
      /** Of all that match. */
      totals: z.object({ nozzles: z.int(), tills: z.int(), tillsOnline: z.int(), paused: z.int() }),
    }),
  },
  /** What the filters of the list may say, and how the map looks. */
  'GET /desk/station-facets': {
    permission: 'station.read',
    response: z.object({
      districts: z.array(z.string()),
      /** Absent: the map shows positions on a plain grid. */
      tiles: z.object({ url: z.string(), attribution: z.string() }).optional(),
    }),
  },
  'GET /desk/stations/:stationId': {
    permission: 'station.read',
    params: AtStation,
    response: DeskStationDetail,
    errors: ['station.not_found'],
  },
  'POST /desk/stations': {
    permission: 'station.edit',
    body: StationRecord,
    response: DeskStationDetail,
    errors: ['station.name_taken', 'station.no_gas_alarm', 'station.not_in_china'],
  },
  /** `station.changed` names the fields that are not as sent, with what they are now. */
  'POST /desk/stations/:stationId': {
    permission: 'station.edit',
    params: AtStation,
    body: z.strictObject({ version: Version, record: StationRecord }),
    response: DeskStationDetail,
    errors: [
      'station.not_found',
      'station.changed',
      'station.name_taken',
      'station.no_gas_alarm',
      'station.not_in_china',
    ],
  },
  /** All nozzles of the station; what was sold at one that is gone stays on its orders. */
  'POST /desk/stations/:stationId/nozzles': {
    permission: 'station.edit',
    params: AtStation,
    body: z.strictObject({ version: Version, nozzles: Nozzles }),
    response: DeskStationDetail,
    errors: ['station.not_found', 'station.changed', 'grade.not_found'],
  },
  /** A page for each nozzle, with the code a driver scans, as PDF. */
  'GET /desk/stations/:stationId/nozzle-codes': {
    permission: 'station.read',
    params: AtStation,
    query: z.strictObject({ nozzleNo: Count.pipe(NozzleNo).optional() }),
    response: z.unknown(),
    errors: ['station.not_found', 'nozzle.not_found'],
  },
  /** Stops (or allows again) paying in the car at once; drivers see the reason. */
  'POST /desk/stations/:stationId/in-car': {
    permission: 'station.pause',
    params: AtStation,
    body: z
      .strictObject({ paused: z.boolean(), reason: z.string().trim().max(60) })
      .refine(({ paused, reason }) => !paused || reason !== '', { path: ['reason'], error: 'says why, to the driver' }),
    response: Empty,
    errors: ['station.not_found'],
  },
});

const stationTillsApi = defineApi({
  /** A code for binding one till, good once and for 30 minutes. */
  'POST /desk/stations/:stationId/activation-codes': {
    permission: 'station.bind-till',
    params: AtStation,
    body: Empty,
    response: z.object({ code: z.string(), expiresAt: Instant }),
    errors: ['station.not_found'],
  },
  /** From the next request that till is signed out. */
  'POST /desk/stations/:stationId/tills/:tillId/revoke': {
    permission: 'station.bind-till',
    params: z.strictObject({ stationId: StationId, tillId: z.uuid() }),
    body: Empty,
    response: Empty,
    errors: ['station.not_found'],
  },
});

export const deskStationsApi = defineApi({
  ...stationRecordsApi,
  ...stationMoneyApi,
  ...stationTillsApi,
  ...stationImportsApi,
});
