import { lazy, Suspense } from 'react';
import type { StationMapProps } from '../../features/station/mapPlaces';
import { useFacets } from '../../features/station/useStations';

// A large library, read only where a map is shown.
const Leaflet = lazy(async () => ({ default: (await import('./LeafletMap')).LeafletMap }));

/** Stations on a map; without tiles, on a plain grid of coordinates. */
export function StationMap(props: StationMapProps) {
  const { data } = useFacets();
  const className = props.tall === true ? 'map tall' : 'map';
  return (
    <Suspense fallback={<div className={className} aria-busy="true" />}>
      {data && <Leaflet key={data.tiles?.url ?? ''} {...props} tiles={data.tiles} className={className} />}
    </Suspense>
  );
}
