import { AND, type Circuit, EQ, readsTwo } from './circuit.ts';
import { sourcesOf, usesOf } from './uses.ts';

/** Gates of a circuit that reach an output, in the order in which they are done. */
export interface Layers {
  /**
   * Gates by number, in segments: what is local and needs no AND, the first ANDs, what is local and needs those, the
   * second ANDs, … and last what is local and needs the last ones. Copies are left out.
   */
  readonly order: Uint32Array;
  /** Segment s is [bounds[s], bounds[s+1]) of `order`; 2·depth + 1 of them, some local ones empty. */
  readonly bounds: Uint32Array;
  /** See uses.ts. */
  readonly source: Uint32Array;
  readonly uses: Uint32Array;
}

/**
 * Orders gates in as few layers as the longest chain of ANDs allows. In these, ANDs come as late and local gates as
 * early as can be: an AND has mostly a third bit to be kept, a XOR one instead of two (64-bit multiplication needs 434
 * slots at once, and 2141 with ANDs as early as can be).
 */
export function layersOf(circuit: Circuit): Layers {
  const source = sourcesOf(circuit);
  const uses = usesOf(circuit, source);
  const first = source.length - circuit.kinds.length;
  const { segment, segments } = segmentsOf(circuit, source, uses);
  const bounds = new Uint32Array(segments + 1);
  for (let wire = first; wire < segment.length; wire++) if (uses[wire] > 0) bounds[segment[wire] + 1]++;
  for (let s = 0; s < segments; s++) bounds[s + 1] += bounds[s];
  const at = bounds.slice();
  const order = new Uint32Array(bounds[segments]);
  for (let wire = first; wire < segment.length; wire++)
    if (uses[wire] > 0) order[at[segment[wire]]++] = wire - first;
  return { order, bounds, source, uses };
}

/** The segment in which each wire is written, 2·layer − 1 by an AND and 2·layer by a local gate after it. */
function segmentsOf(circuit: Circuit, source: Uint32Array, uses: Uint32Array) {
  const depths = forward(circuit, source, uses, (ready) => ready + 1);
  const depth = depths.reduce((most, layer) => Math.max(most, layer), 0);
  const latest = latestLayers(circuit, source, uses, depth);
  const segment = forward(circuit, source, uses, (_, wire) => latest[wire]);
  for (let gate = 0, wire = source.length - circuit.kinds.length; wire < segment.length; gate++, wire++)
    segment[wire] = 2 * segment[wire] - (circuit.kinds[gate] === AND ? 1 : 0);
  return { segment, segments: 2 * depth + 1 };
}

/** Layer of each wire: of an AND as told, of a local gate that of its latest operand; 0 for inputs. */
function forward(
  { kinds, x, y }: Circuit,
  source: Uint32Array,
  uses: Uint32Array,
  layerOfAnd: (ready: number, wire: number) => number,
): Uint32Array {
  const layer = new Uint32Array(source.length);
  for (let gate = 0, wire = source.length - kinds.length; gate < kinds.length; gate++, wire++) {
    const kind = kinds[gate];
    if (uses[wire] === 0 || kind === EQ) continue;
    let ready = layer[source[x[gate]]];
    if (readsTwo(kind)) ready = Math.max(ready, layer[source[y[gate]]]);
    layer[wire] = kind === AND ? layerOfAnd(ready, wire) : ready;
  }
  return layer;
}

/** The last layer in which each wire can be written, when nothing may come after layer `depth`. */
function latestLayers({ kinds, x, y }: Circuit, source: Uint32Array, uses: Uint32Array, depth: number) {
  const latest = new Uint32Array(source.length).fill(depth);
  const before = (wire: number, layer: number): void => {
    if (layer < latest[source[wire]]) latest[source[wire]] = layer;
  };
  for (let gate = kinds.length - 1, wire = source.length - 1; gate >= 0; gate--, wire--) {
    const kind = kinds[gate];
    if (uses[wire] === 0 || kind === EQ) continue;
    const layer = kind === AND ? latest[wire] - 1 : latest[wire];
    before(x[gate], layer);
    if (readsTwo(kind)) before(y[gate], layer);
  }
  return latest;
}
