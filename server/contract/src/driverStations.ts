import { z } from 'zod';
import { Count, Grade, Latitude, limitOf, Longitude, NozzleNo, StationId } from './common';
import { defineApi } from './endpoint';

const GradePrice = z.object({
  grade: Grade,
  /** Posted price 油价, fen per litre. */
  priceFenPerLitre: z.int(),
});

const StationSummary = z.object({
  id: StationId,
  name: z.string(),
  address: z.string(),
  district: z.string(),
  /** GCJ-02 degrees. */
  latitude: z.number(),
  longitude: z.number(),
  /** Metres from the given position; absent when none was given. */
  distanceM: z.int().optional(),
  openNow: z.boolean(),
  /** Whether a driver can pay in the car now; when not, `inCarReason` says why to the driver. */
  inCarPayment: z.boolean(),
  inCarReason: z.string().optional(),
  prices: z.array(GradePrice),
});
export type StationSummary = z.infer<typeof StationSummary>;

const Nozzle = z.object({
  nozzleNo: z.int(),
  grade: Grade,
  /** Absent when no price is posted: the nozzle cannot be paid in the car. */
  priceFenPerLitre: z.int().optional(),
});

const StationDetail = StationSummary.extend({
  phone: z.string(),
  /** As people say it: `00:00-24:00`. */
  hours: z.string(),
  /** Inside this distance the car is certainly at the station, metres. */
  fenceM: z.int(),
  nozzles: z.array(Nozzle),
});
export type StationDetail = z.infer<typeof StationDetail>;

export const driverStationsApi = defineApi({
  'GET /driver/stations': {
    permission: 'public',
    query: z.strictObject({
      latitude: Latitude.optional(),
      longitude: Longitude.optional(),
      /** Part of a name or address; used when the driver chooses by hand. */
      search: z.string().min(1).max(40).optional(),
      limit: limitOf(50, 20),
    }),
    response: z.object({ stations: z.array(StationSummary) }),
  },
  'GET /driver/stations/:stationId': {
    permission: 'public',
    params: z.strictObject({ stationId: StationId }),
    query: z.strictObject({ latitude: Latitude.optional(), longitude: Longitude.optional() }),
    response: StationDetail,
    errors: ['station.not_found'],
  },
  /** The nozzle whose printed code was scanned; the same code opens `/n/:stationCode/:nozzleNo` in a browser. */
  'GET /driver/nozzles/:stationCode/:nozzleNo': {
    permission: 'public',
    params: z.strictObject({ stationCode: z.string().regex(/^[\w-]{1,20}$/), nozzleNo: Count.pipe(NozzleNo) }),
    response: z.object({ stationId: StationId, nozzleNo: NozzleNo }),
    errors: ['station.not_found', 'nozzle.not_found'],
  },
});
