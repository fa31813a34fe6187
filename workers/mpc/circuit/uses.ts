import { bitsOf, type Circuit, EQ, EQW, readsTwo } from './circuit.ts';

/** The wire that each wire is a copy of, in the end; its own number when it is none. */
export function sourcesOf({ inputs, kinds, x }: Circuit): Uint32Array {
  const first = bitsOf(inputs);
  const source = new Uint32Array(first + kinds.length).map((_, wire) => wire);
  for (let gate = 0; gate < kinds.length; gate++)
    if (kinds[gate] === EQW) source[first + gate] = source[x[gate]];
  return source;
}

/**
 * How often each wire is read as an output or by a gate that reaches one; 0 says that its gate is dead. Copies do not
 * count, what reads them reads their source.
 */
export function usesOf({ outputs, kinds, x, y }: Circuit, source: Uint32Array): Uint32Array {
  const first = source.length - kinds.length;
  const uses = new Uint32Array(source.length);
  for (const wires of outputs) for (const wire of wires) uses[source[wire]]++;
  for (let gate = kinds.length - 1; gate >= 0; gate--) {
    const kind = kinds[gate];
    if (uses[first + gate] === 0 || kind === EQ) continue;
    uses[source[x[gate]]]++;
    if (readsTwo(kind)) uses[source[y[gate]]]++;
  }
  return uses;
}
