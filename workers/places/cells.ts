/** Where a community lives, and how coarsely a phone may note where it was. */
export interface Region {
  /** Degrees. */
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
  /** Side of a cell, metres; in the direction of a parallel as measured in the middle of the region. */
  readonly cell: number;
}

/** A region has so many cells at most. */
export const MOST_CELLS = 1_000_000;
/** Metres of a degree of latitude. */
const DEGREE = 111_320;

/** Columns and rows of a region's grid, one at least. */
export function gridOf({ south, west, north, east, cell }: Region): { columns: number; rows: number } {
  const middle = Math.cos((((south + north) / 2) * Math.PI) / 180);
  return {
    columns: Math.max(1, Math.ceil(((east - west) * DEGREE * middle) / cell)),
    rows: Math.max(1, Math.ceil(((north - south) * DEGREE) / cell)),
  };
}

/** How many cells a region has. */
export function cellCount(region: Region): number {
  const { columns, rows } = gridOf(region);
  return columns * rows;
}

/**
 * The cell of a position: row · columns + column, from the south-west.
 * @param latitude degrees
 * @param longitude degrees
 * @returns null outside the region, and for what is no position
 */
export function cellAt(region: Region, latitude: number, longitude: number): number | null {
  const { south, west, north, east } = region;
  if (!(latitude >= south && latitude < north && longitude >= west && longitude < east)) return null;
  const { columns, rows } = gridOf(region);
  const column = Math.min(columns - 1, Math.floor(((longitude - west) / (east - west)) * columns));
  const row = Math.min(rows - 1, Math.floor(((latitude - south) / (north - south)) * rows));
  return row * columns + column;
}

/** The cells at most `radius` columns and rows away, this one included; those beyond the region's border are absent. */
export function cellsAround(region: Region, cell: number, radius: number): number[] {
  const { columns, rows } = gridOf(region);
  const [row, column] = [Math.floor(cell / columns), cell % columns];
  const around: number[] = [];
  for (let r = Math.max(0, row - radius); r <= Math.min(rows - 1, row + radius); r++)
    for (let c = Math.max(0, column - radius); c <= Math.min(columns - 1, column + radius); c++)
      around.push(r * columns + c);
  return around;
}
