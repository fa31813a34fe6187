import { bitsOf, type Circuit, EQ, KINDS, outputWidths, readsTwo } from './circuit.ts';

/**
 * Writes a circuit in Bristol Fashion.
 *
 * In the text the outputs are wires of their own, the last ones; where one is an input, or an output before, a copy
 * (EQW) is added. But for these `parseBristol` gives the same circuit again.
 * @throws RangeError for a text of more than 2^29 characters, some 20 million gates
 */
export function toBristol(circuit: Circuit): string {
  const { inputs, kinds, x, y } = circuit;
  const inputBits = bitsOf(inputs);
  const { names, copies } = nameWires(circuit, inputBits);
  const gates = kinds.length + copies.length;
  const line = (widths: readonly number[]): string => [widths.length, ...widths].join(' ');
  const lines = [`${gates} ${inputBits + gates}`, line(inputs), line(outputWidths(circuit)), ''];
  for (let gate = 0; gate < kinds.length; gate++) {
    const kind = kinds[gate];
    const first = kind === EQ ? x[gate] : names[x[gate]];
    const operands = readsTwo(kind) ? `2 1 ${first} ${names[y[gate]]}` : `1 1 ${first}`;
    lines.push(`${operands} ${names[inputBits + gate]} ${KINDS[kind]}`);
  }
  return `${[...lines, ...copies].join('\n')}\n`;
}

/** The number of each wire in the text, and the gates that copy wires to outputs. */
function nameWires(circuit: Circuit, inputBits: number): { names: Uint32Array; copies: string[] } {
  const { kinds, outputs } = circuit;
  const names = new Uint32Array(inputBits + kinds.length);
  const bits = outputs.flatMap((wires) => Array.from(wires));
  // counted from the first output, until it is known where that is; 0 = no output yet
  const place = new Uint32Array(names.length);
  const copied: { wire: number; at: number }[] = [];
  bits.forEach((wire, at) => {
    if (wire < inputBits || place[wire] > 0) copied.push({ wire, at });
    else place[wire] = at + 1;
  });
  const firstOutput = names.length + copied.length - bits.length;
  let next = 0;
  for (let wire = 0; wire < names.length; wire++)
    names[wire] = place[wire] > 0 ? firstOutput + place[wire] - 1 : next++;
  const copies = copied.map(({ wire, at }) => `1 1 ${names[wire]} ${firstOutput + at} EQW`);
  return { names, copies };
}
