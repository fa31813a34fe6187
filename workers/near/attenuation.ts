import type { Reading } from './reading.ts';

/**
 * What got lost on the way, dB: more is farther, or has more bodies and bags between.
 * @param correction dB that this pair of devices loses more than the usual one; see calibration.ts
 */
export const attenuationOf = ({ rssi, txPower = 0 }: Reading, correction: number): number =>
  txPower - rssi - correction;
