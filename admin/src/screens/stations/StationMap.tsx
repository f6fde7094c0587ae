import { lazy, Suspense } from 'react';
import { useFacets } from '../../features/station/useStations';

export interface MapPlace {
  readonly latitude: number;
  readonly longitude: number;
  readonly id?: string;
  readonly name?: string;
}

export interface StationMapProps {
  readonly places: readonly MapPlace[];
  readonly fenceM?: number;
  /** A click on the map chooses a position, degrees GCJ-02. */
  readonly onPick?: (place: { readonly latitude: number; readonly longitude: number }) => void;
  readonly onOpen?: (id: string) => void;
  readonly tall?: boolean;
}

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
