import { InputError } from '../errors.ts';
import { Reader, Writer } from '../wire/codec.ts';

/*
 * A frame between nodes: data ‖ tag ‖ u16 bytes of the tag. The tag stands behind the data, so that these begin where
 * the frame does and are moved on in its buffer, not copied.
 */
const CONTROL = 0;
const STEP = 1;
/** Bytes of the name of a job or a step. */
const MOST_LABEL = 200;

/** Which message of which job the data of a frame are. */
export interface StepTag {
  run: number;
  attempt: number;
  job: string;
  step: string;
}

/** What a frame says; the data are a part of its buffer. */
export type MeshFrame = { data: Uint8Array; step: StepTag | null };

/** What follows the data of a control frame. */
export const controlTag = (): Uint8Array => new Writer().u8(CONTROL).u16(1).finish();

/** What follows the data of a step. */
export function stepTag({ run, attempt, job, step }: StepTag): Uint8Array {
  const tag = new Writer().u8(STEP).u32(run).u32(attempt).text(job).text(step).finish();
  return new Writer().raw(tag).u16(tag.length).finish();
}

/** @param what name of the frame, for errors @throws InputError when it is not one of the above */
export function readFrame(frame: Uint8Array, what: string): MeshFrame {
  const end = frame.length - 2;
  if (end < 0) throw new InputError(`${what}: ${frame.length} bytes are none`);
  const length = new Reader(frame.subarray(end), what).u16();
  if (length > end) throw new InputError(`${what}: a tag of ${length} bytes in ${end}`);
  const data = frame.subarray(0, end - length);
  const tag = new Reader(frame.subarray(end - length, end), what);
  const type = tag.u8();
  if (type !== CONTROL && type !== STEP) throw new InputError(`${what}: unknown type ${type}`);
  const step =
    type === CONTROL
      ? null
      : { run: tag.u32(), attempt: tag.u32(), job: tag.text(MOST_LABEL), step: tag.text(MOST_LABEL) };
  tag.end();
  return { data, step };
}
