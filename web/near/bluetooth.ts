/** The part of Web Bluetooth that is used; no browser has all of it, so no library types it. */

export interface AdvertisementEvent extends Event {
  /** dBm. */
  readonly rssi?: number;
  readonly txPower?: number;
  readonly manufacturerData: ReadonlyMap<number, DataView>;
}

interface Characteristic {
  readValue(): Promise<DataView>;
}

export interface Device extends EventTarget {
  readonly gatt?: {
    readonly connected: boolean;
    connect(): Promise<{
      getPrimaryService(uuid: string): Promise<{ getCharacteristic(uuid: string): Promise<Characteristic> }>;
    }>;
    disconnect(): void;
  };
  watchAdvertisements?(options: { signal: AbortSignal }): Promise<void>;
}

interface Filter {
  services?: string[];
  manufacturerData?: { companyIdentifier: number; dataPrefix: BufferSource }[];
}

export interface Bluetooth extends EventTarget {
  getAvailability?(): Promise<boolean>;
  requestDevice(options: {
    filters: Filter[];
    optionalServices: string[];
    optionalManufacturerData: number[];
  }): Promise<Device>;
  requestLEScan?(options: { filters: Filter[]; keepRepeatedDevices: boolean }): Promise<{ stop(): void }>;
}

/** Null where the browser has none, or keeps it from pages without https. */
export const bluetooth = (): Bluetooth | null => (navigator as { bluetooth?: Bluetooth }).bluetooth ?? null;
