import {
  Circle,
  CircleMarker,
  Control,
  FeatureGroup,
  LatLngBounds,
  Map as LMap,
  Polyline,
  TileLayer,
  Tooltip,
  type LatLngTuple,
} from 'leaflet';
import 'leaflet/dist/leaflet.css';
import { useEffect, useRef } from 'react';
import type { MapPlace, StationMapProps } from '../../features/station/mapPlaces';
import { colour } from '../../ui/tokens';

interface LeafletMapProps extends StationMapProps {
  readonly tiles: { readonly url: string; readonly attribution: string } | undefined;
  readonly className: string;
}

const NEAR_ZOOM = 15;
const FARTHEST_ZOOM = 3;
/** As many marks as a map draws without a stutter. */
const MOST_TOOLTIPS = 60;

export function LeafletMap({ places, fenceM, onPick, onOpen, tiles, className }: LeafletMapProps) {
  const box = useRef<HTMLDivElement>(null);
  const map = useRef<LMap>(undefined);
  const marks = useRef<FeatureGroup>(undefined);
  const pick = useRef(onPick);
  useEffect(() => {
    pick.current = onPick;
  });
  useEffect(() => {
    if (box.current === null) return undefined;
    const made = new LMap(box.current, {
      preferCanvas: true,
      minZoom: FARTHEST_ZOOM,
      zoomAnimation: false,
      zoomControl: false,
    });
    made.setView([31.2319, 121.4757], NEAR_ZOOM);
    map.current = made;
    marks.current = new FeatureGroup().addTo(made);
    // The map names whom the tiles are from, and nobody else.
    made.attributionControl.setPrefix(false);
    // Degrees stand along the left and the lower edge.
    new Control.Zoom({ position: 'topright', zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(made);
    new Control.Scale({ position: 'bottomright', imperial: false }).addTo(made);
    if (tiles === undefined) drawGrid(made);
    else new TileLayer(tiles.url, { attribution: tiles.attribution }).addTo(made);
    made.on('click', ({ latlng }) => pick.current?.({ latitude: round(latlng.lat), longitude: round(latlng.lng) }));
    return () => void made.remove();
  }, [tiles]);

  const drawn = places.map(({ latitude, longitude }) => `${latitude},${longitude}`).join(' ');
  useEffect(() => {
    if (map.current === undefined || marks.current === undefined) return undefined;
    marks.current.clearLayers();
    for (const place of places)
      drawPlace(marks.current, { place, fenceM, onOpen, isNamed: places.length <= MOST_TOOLTIPS });
    const here = map.current;
    const showAll = (): void => show(here, places);
    showAll();
    if (places.length > 1) here.on('resize', showAll);
    return () => void here.off('resize', showAll);
    // The places themselves are new at every rendering; what is drawn is not.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [drawn, fenceM, tiles]);
  return <div ref={box} className={className} role="application" aria-label="油站地图" data-testid="station-map" />;
}

interface Drawing {
  readonly place: MapPlace;
  readonly fenceM: number | undefined;
  readonly onOpen: ((id: string) => void) | undefined;
  readonly isNamed: boolean;
}

function drawPlace(group: FeatureGroup, { place, fenceM, onOpen, isNamed }: Drawing): void {
  const { latitude, longitude, id, name } = place;
  if (fenceM !== undefined)
    new Circle([latitude, longitude], { radius: fenceM, color: colour.accent, weight: 1 }).addTo(group);
  const mark = new CircleMarker([latitude, longitude], { radius: 7, color: colour.brand, fillOpacity: 0.7 }).addTo(
    group,
  );
  if (name) mark.bindTooltip(name, { permanent: isNamed, direction: 'top', offset: [0, -6] });
  if (id !== undefined && onOpen !== undefined) mark.on('click', () => onOpen(id));
}

function show(map: LMap, places: readonly MapPlace[]): void {
  const [first] = places;
  if (first === undefined) return;
  if (places.length === 1) {
    map.setView([first.latitude, first.longitude], map.getZoom());
    return;
  }
  const bounds = new LatLngBounds(places.map(({ latitude, longitude }) => [latitude, longitude]));
  map.fitBounds(bounds, { padding: [48, 48], maxZoom: NEAR_ZOOM });
}

/** Lines of longitude and latitude with their degrees, so that a place can be told where no tiles are. */
function drawGrid(map: LMap): void {
  const grid = new FeatureGroup().addTo(map);
  const draw = (): void => {
    grid.clearLayers();
    const bounds = map.getBounds();
    const [west, east, south, north] = [bounds.getWest(), bounds.getEast(), bounds.getSouth(), bounds.getNorth()];
    const step = stepOf(east - west);
    for (const at of roundOnes(west, east - step / 4, step))
      drawLine(grid, {
        ends: [
          [south, at],
          [north, at],
        ],
        at,
        label: 'top',
      });
    for (const at of roundOnes(south, north, step))
      drawLine(grid, {
        ends: [
          [at, west],
          [at, east],
        ],
        at,
        label: 'right',
      });
  };
  map.on('moveend zoomend', draw);
  draw();
}

interface GridLine {
  readonly ends: readonly [LatLngTuple, LatLngTuple];
  readonly at: number;
  /** On which side of its first end the degrees stand. */
  readonly label: 'top' | 'right';
}

function drawLine(grid: FeatureGroup, { ends, at, label }: GridLine): void {
  new Polyline([...ends], { color: '#D0D5DD', weight: 1, interactive: false }).addTo(grid);
  const style = { permanent: true, direction: label, className: 'grid-degrees', content: degrees(at) } as const;
  new Tooltip(ends[0], style).addTo(grid);
}

function roundOnes(from: number, to: number, step: number): number[] {
  const first = Math.ceil(from / step);
  return Array.from({ length: Math.max(0, Math.floor(to / step) - first + 1) }, (_, index) => (first + index) * step);
}

/** A round number that gives about eight lines. */
function stepOf(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span / 8));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => span / step <= 10) ?? power * 10;
}

const degrees = (value: number): string => `${Number(value.toFixed(6))}°`;
const round = (value: number): number => Number(value.toFixed(6));
