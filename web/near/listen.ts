/** The three ways of hearing, over Web Bluetooth. Each asks the browser, which asks the person: call it from a tap. */
import { COMPANY, MAGIC, TAG_PAYLOAD, TAG_SERVICE } from '../../workers/near/advertisement.ts';
import { type AdvertisementEvent, bluetooth, type Device } from './bluetooth.ts';

export interface Listener {
  /** What an advertisement of ours says, with its strengths in dBm; power 0 when it says none. */
  heard(payload: Uint8Array, rssi: number, txPower: number): void;
  /** What was read over a connection. */
  read(payload: Uint8Array): void;
}

/** Between two reads over a connection. */
const READ_MS = 30_000;

const OURS = { manufacturerData: [{ companyIdentifier: COMPANY, dataPrefix: MAGIC }] };

const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer);

/** Hands on the advertisements that a target receives, until stopped. */
const follow = (target: EventTarget, listener: Listener, stopped: AbortSignal): void =>
  target.addEventListener(
    'advertisementreceived',
    (event) => {
      const { manufacturerData, rssi, txPower } = event as AdvertisementEvent;
      const data = manufacturerData.get(COMPANY);
      if (data && rssi !== undefined) listener.heard(bytesOf(data), rssi, txPower ?? 0);
    },
    { signal: stopped },
  );

const chosen = (): Promise<Device> =>
  bluetooth()!.requestDevice({
    filters: [{ services: [TAG_SERVICE] }, OURS],
    optionalServices: [TAG_SERVICE],
    optionalManufacturerData: [COMPANY],
  });

/** Every tag and beacon around. @throws the DOMException of the browser, as when the person refuses */
export const scan = async (listener: Listener, stopped: AbortSignal): Promise<void> => {
  const api = bluetooth()!;
  const running = await api.requestLEScan!({ filters: [OURS], keepRepeatedDevices: true });
  if (stopped.aborted) return running.stop();
  follow(api, listener, stopped);
  stopped.addEventListener('abort', () => running.stop());
};

/** One that the person chooses. @throws as `scan` */
export const watch = async (listener: Listener, stopped: AbortSignal): Promise<void> => {
  const device = await chosen();
  follow(device, listener, stopped);
  await device.watchAdvertisements!({ signal: stopped });
};

/** One that the person chooses, by connecting to it. @throws as `scan`, and when the connection fails at once */
export const identify = async (listener: Listener, stopped: AbortSignal): Promise<void> => {
  const { gatt } = await chosen();
  if (!gatt) throw new DOMException('The device takes no connection', 'NetworkError');
  const service = await (await gatt.connect()).getPrimaryService(TAG_SERVICE);
  const characteristic = await service.getCharacteristic(TAG_PAYLOAD);
  const read = async () => listener.read(bytesOf(await characteristic.readValue()));
  await read();
  // The next one may still answer; the person sees when nothing was heard for a while.
  const timer = setInterval(() => void read().catch(() => {}), READ_MS);
  stopped.addEventListener('abort', () => {
    clearInterval(timer);
    gatt.disconnect();
  });
};
