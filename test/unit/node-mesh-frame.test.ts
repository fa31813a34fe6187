import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { controlTag, readFrame, stepTag } from '../../workers/node/mesh-frame.ts';

const STEP = { run: 7, attempt: 2, job: 'job/place/7/0/1', step: 'index/sort' };

describe('frames between nodes', () => {
  test('come out as they went in, the data where the frame begins', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (data, isStep) => {
        const frame = concatBytes(data, isStep ? stepTag(STEP) : controlTag());
        const read = readFrame(frame, 'frame');
        expect(read).toEqual({ data, step: isStep ? STEP : null });
        expect([read.data.buffer, read.data.byteOffset]).toEqual([frame.buffer, 0]);
      }),
    );
  });

  const long = stepTag({ ...STEP, step: 'x'.repeat(201) });
  test.each<[string, Uint8Array, RegExp]>([
    ['nothing', new Uint8Array(), /0 bytes are none/],
    ['a byte', Uint8Array.of(1), /1 bytes are none/],
    ['an empty tag', Uint8Array.of(0, 0), /needs 1 bytes/],
    ['a tag longer than the frame', Uint8Array.of(0, 0, 2), /a tag of 2 bytes in 1/],
    ['an unknown type', Uint8Array.of(9, 0, 1), /unknown type 9/],
    ['a tag that ends early', concatBytes(stepTag(STEP).slice(0, 12), Uint8Array.of(0, 12)), /needs/],
    ['a control tag with more in it', Uint8Array.of(0, 5, 0, 2), /1 bytes too many/],
    ['a name that is too long', long, /201 bytes where at most 200/],
  ])('%s is refused', (_, frame, error) => {
    const read = () => readFrame(frame, 'frame of node 2');
    expect(read).toThrow(InputError);
    expect(read).toThrow(error);
  });
});
