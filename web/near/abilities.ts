/** What this browser can hear of tags and beacons. */
import { type Bluetooth, bluetooth, type Device } from './bluetooth.ts';

/** From best to last resort: every tag around; one tag that the person chooses; a room, over a connection. */
export type Way = 'scan' | 'watch' | 'identify';
export const WAYS: readonly Way[] = ['scan', 'watch', 'identify'];

/** insecure: no https. ios: no browser there has it. none: this one has none. off: no adapter, or it is off. */
export type Hindrance = 'insecure' | 'ios' | 'none' | 'off';

export interface Abilities {
  /** What stands in the way of all of it; null when nothing does. */
  readonly hindrance: Hindrance | null;
  readonly ways: ReadonlySet<Way>;
}

/** What the abilities are made of. */
export interface Facts {
  secure: boolean;
  /** iPhone or iPad, whatever the browser is called. */
  ios: boolean;
  api: boolean;
  /** Whether there is an adapter that is on. */
  available: boolean;
  scan: boolean;
  watch: boolean;
}

/** Pure. */
export const abilitiesOf = ({ secure, ios, api, available, scan, watch }: Facts): Abilities => {
  const hindrance = !secure ? 'insecure' : !api ? (ios ? 'ios' : 'none') : !available ? 'off' : null;
  const ways = new Set<Way>();
  if (hindrance === null) {
    if (scan) ways.add('scan');
    if (watch) ways.add('watch');
    ways.add('identify');
  }
  return { hindrance, ways };
};

/** iPads say that they are Macs, but Macs have no touch screen. */
export const isIos = (userAgent: string, touchPoints: number): boolean =>
  /iPhone|iPad|iPod/.test(userAgent) || (/Macintosh/.test(userAgent) && touchPoints > 1);

/** Looks at this browser. */
export const findAbilities = async (): Promise<Abilities> => {
  const api: Bluetooth | null = bluetooth();
  const device = (globalThis as { BluetoothDevice?: { prototype: Device } }).BluetoothDevice?.prototype;
  return abilitiesOf({
    secure: isSecureContext,
    ios: isIos(navigator.userAgent, navigator.maxTouchPoints),
    api: api !== null,
    available: (await api?.getAvailability?.().catch(() => false)) ?? false,
    scan: typeof api?.requestLEScan === 'function',
    watch: typeof device?.watchAdvertisements === 'function',
  });
};
