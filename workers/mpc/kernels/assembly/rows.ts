import { fromCells, GROUP_PLANES, ROW, TILE, toCells } from './cells';

/** One group of a tile. */
const GROUP = memory.data(2048, 16);

/**
 * Share rows as bit planes: bit p of row i goes to slot `slot` + p, both parts. Rows past `count` in the last tile are
 * zero. The register file is as in `gates`.
 *
 * @param rowBytes 16 for each 64 planes, part A of them before part B; or 2, 4, 8 for up to 8, 16, 32 planes
 */
export function loadRows(
  rows: usize,
  rowBytes: u32,
  planes: u32,
  count: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  slot: u32,
): void {
  const half = min<u32>(ROW, rowBytes) / 2;
  regs += slot * slotStride;
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    for (let plane: u32 = 0; plane < planes; plane += GROUP_PLANES) {
      let group = rows + first * rowBytes + plane / 4;
      if (rowBytes !== ROW || used < TILE) {
        for (let k: u32 = 0; k < used; k++) widen(GROUP + ROW * k, group + k * rowBytes, half);
        memory.fill(GROUP + ROW * used, 0, ROW * (TILE - used));
        group = GROUP;
      }
      const now = min(GROUP_PLANES, planes - plane);
      toCells(group, now, regs + plane * slotStride, slotStride, partStride);
    }
    regs += tileStride;
  }
}

/** Bit planes as share rows, the inverse of `loadRows`: all groups of each row; bits from `planes` on are zero. */
export function storeRows(
  rows: usize,
  rowBytes: u32,
  planes: u32,
  count: u32,
  regs: usize,
  slotStride: u32,
  partStride: u32,
  tileStride: u32,
  slot: u32,
): void {
  const half = min<u32>(ROW, rowBytes) / 2;
  regs += slot * slotStride;
  for (let first: u32 = 0; first < count; first += TILE) {
    const used = min(TILE, count - first);
    const isWhole = rowBytes === ROW && used === TILE;
    let plane: u32 = 0;
    for (let at: u32 = 0; at < rowBytes; at += ROW, plane += GROUP_PLANES) {
      const group = rows + first * rowBytes + at;
      const now = planes > plane ? min(GROUP_PLANES, planes - plane) : 0;
      fromCells(isWhole ? group : GROUP, now, regs + plane * slotStride, slotStride, partStride);
      if (isWhole) continue;
      for (let k: u32 = 0; k < used; k++) narrow(group + k * rowBytes, GROUP + ROW * k, half);
    }
    regs += tileStride;
  }
}

/** The two halves of a row, `half` bytes each, as the 8 bytes each of a group. */
function widen(group: usize, row: usize, half: u32): void {
  if (half === 8) v128.store(group, v128.load(row));
  else if (half === 4) v128.store(group, v128.load32x2_u(row));
  else if (half === 2) {
    store<u64>(group, load<u16>(row));
    store<u64>(group, load<u16>(row, 2), 8);
  } else {
    store<u64>(group, load<u8>(row));
    store<u64>(group, load<u8>(row, 1), 8);
  }
}

/** The inverse of `widen`; planes that do not fit are lost. */
function narrow(row: usize, group: usize, half: u32): void {
  if (half === 8) v128.store(row, v128.load(group));
  else if (half === 4) {
    store<u32>(row, load<u32>(group));
    store<u32>(row, load<u32>(group, 8), 4);
  } else if (half === 2) {
    store<u16>(row, load<u16>(group));
    store<u16>(row, load<u16>(group, 8), 2);
  } else {
    store<u8>(row, load<u8>(group));
    store<u8>(row, load<u8>(group, 8), 1);
  }
}
