import { InputError } from '../errors.ts';
import { CodeError } from './code-error.ts';
import { ProtoMessage } from './protobuf.ts';

/** `QRCodePayload` of CrowdNotifier, which the Corona-Warn-App shares with SwissCovid and NotifyMe. */
export interface TraceLocation {
  readonly description: string;
  readonly address: string | undefined;
  /** Unix seconds. */
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** What a country adds; the message is the country's. */
  readonly country: Uint8Array;
}

/** Latest time that a `Date` holds, in seconds. */
const LAST = 8.64e12;
/** A poster's seed has 16 or 32 bytes, its key 91 or 96; these are bounds, not lengths. */
const MOST_SEED = 64;
const MOST_KEY = 256;

/**
 * Reads a payload: 1 version ‖ 2 {1 version, 2 description, 3 address, times} ‖ 3 {2 key, 3 seed} ‖ 4 country.
 * @param version that both messages must have, null where they are not told apart
 * @param timesAt number of the field of the beginning, its end is the next: a constant, or found in the location
 */
export function readTraceLocation(
  bytes: Uint8Array,
  version: number | null,
  timesAt: (location: ProtoMessage) => number,
): TraceLocation {
  const payload = new ProtoMessage(bytes);
  const location = new ProtoMessage(payload.bytes(2));
  for (const message of [payload, location])
    if (version !== null && message.number(1) !== version)
      throw new CodeError('newer', `it has version ${message.number(1)}, and ${version} is known`);
  const crowd = new ProtoMessage(payload.bytes(3));
  bounded(crowd.bytes(2), MOST_KEY, 'key');
  bounded(crowd.bytes(3), MOST_SEED, 'seed');
  const description = location.text(2);
  if (description.trim() === '') throw new InputError('the name is missing');
  const first = timesAt(location);
  const [start, end] = [location.number(first), location.number(first + 1)];
  if (start > LAST || end > LAST) throw new InputError('a time in it is too far away');
  if (start > 0 && end > 0 && start >= end) throw new InputError('it ends before it begins');
  return {
    description,
    address: location.text(3) || undefined,
    start: start || undefined,
    end: end || undefined,
    country: payload.bytes(4),
  };
}

function bounded(bytes: Uint8Array, most: number, what: string): void {
  if (bytes.length < 1 || bytes.length > most) throw new InputError(`its ${what} is not 1 to ${most} bytes`);
}
