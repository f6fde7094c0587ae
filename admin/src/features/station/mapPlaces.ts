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
