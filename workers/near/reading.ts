/** One advertisement as a phone heard it. */
export interface Reading {
  /** Unix seconds, with fractions. */
  readonly t: number;
  /** Received signal strength, dBm. */
  readonly rssi: number;
  /** What the advertisement says it was sent with, dBm; 0 when it says nothing. */
  readonly txPower?: number;
}

/** What Bluetooth can report, dBm; beyond it is no measurement. */
export const WEAKEST_RSSI = -127;
export const STRONGEST_RSSI = 20;

/** Bluetooth's word for "could not be measured"; it lies beyond. */
export const NO_RSSI = 127;

const within = (dBm: number): boolean => dBm >= WEAKEST_RSSI && dBm <= STRONGEST_RSSI;

/** Whether something was measured: a time, and powers that Bluetooth can report. */
export const isMeasured = ({ t, rssi, txPower = 0 }: Reading): boolean =>
  Number.isFinite(t) && within(rssi) && within(txPower);
