// The land of China with a margin; GCJ-02 is defined nowhere else.
const CHINA = { west: 73.4, east: 135.1, south: 3.8, north: 53.6 };

/** Whether a place can be one of our stations. Degrees. */
export function inChina(latitude: number, longitude: number): boolean {
  const { west, east, south, north } = CHINA;
  return latitude >= south && latitude <= north && longitude >= west && longitude <= east;
}
