import type { Position } from './types';

const equatorM = 6_378_245;
const eccentricitySquared = 0.006_693_421_622_965_943;
const radians = Math.PI / 180;

/**
 * WGS-84 degrees, as satellites and browsers say them, to GCJ-02, as maps of China draw them; some hundred metres apart.
 * Good inside China only. Source: the published approximation on the Krasovsky 1940 ellipsoid.
 */
export function toGcj02({ latitude, longitude }: Position): Position {
  const east = longitude - 105;
  const north = latitude - 35;
  const sine = Math.sin(latitude * radians);
  const flat = 1 - eccentricitySquared * sine * sine;
  const northM = northShiftM(east, north);
  const eastM = eastShiftM(east, north);
  const meridianM = (equatorM * (1 - eccentricitySquared)) / (flat * Math.sqrt(flat));
  const parallelM = (equatorM / Math.sqrt(flat)) * Math.cos(latitude * radians);
  return { latitude: latitude + northM / (meridianM * radians), longitude: longitude + eastM / (parallelM * radians) };
}

function northShiftM(x: number, y: number): number {
  return (
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * Math.sqrt(Math.abs(x)) +
    ripple(x) +
    waves(y, [
      [1, 20],
      [1 / 3, 40],
    ]) +
    waves(y, [
      [1 / 12, 160],
      [1 / 30, 320],
    ])
  );
}

function eastShiftM(x: number, y: number): number {
  return (
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * Math.sqrt(Math.abs(x)) +
    ripple(x) +
    waves(x, [
      [1, 20],
      [1 / 3, 40],
    ]) +
    waves(x, [
      [1 / 12, 150],
      [1 / 30, 300],
    ])
  );
}

function ripple(x: number): number {
  return waves(x, [
    [6, 20],
    [2, 20],
  ]);
}

/** Two thirds of a sum of sines; each part is half turns per degree and height. */
function waves(at: number, parts: readonly (readonly [number, number])[]): number {
  return (2 / 3) * parts.reduce((sum, [turns, height]) => sum + height * Math.sin(at * turns * Math.PI), 0);
}
