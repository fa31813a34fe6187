import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import { COMPANY, TAG_PAYLOAD, TAG_SERVICE } from '../../workers/near/advertisement.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { CHROMIUM_ARGS } from '../links/chromium.ts';
import { safetrace } from '../links/command.ts';
import { freePorts } from '../links/free-port.ts';
import { AUTHORITY } from '../unit/wire-world.ts';

/** The app of a deployment none of whose operators runs. */
export async function serveDeployment(
  deployment: Deployment,
): Promise<{ app: string; stop(): Promise<void> }> {
  const state = mkdtempSync(join(tmpdir(), 'safetrace-near-'));
  const port = await freePorts();
  const file = join(state, 'deployment.json');
  writeFileSync(file, signDeployment({ ...deployment, signal: `ws://127.0.0.1:${port + 1}` }, AUTHORITY));
  const web = safetrace('web', '--port', String(port), '--dist', 'dist/web', '--deployment', file);
  await web.line(/serves the app/);
  return {
    app: `http://localhost:${port}`,
    async stop() {
      await web.stop();
      rmSync(state, { recursive: true });
    },
  };
}

/** A Chromium in which Web Bluetooth is complete. */
export const bluetoothBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.SAFETRACE_CHROMIUM ?? '/usr/bin/chromium',
    args: [...CHROMIUM_ARGS, '--enable-experimental-web-platform-features'],
  });

/** An emulated adapter that is on, with nothing beside it; the one before ends with the page that used it. */
export async function freshRadio(browser: Browser): Promise<CDPSession> {
  const radio = await browser.newBrowserCDPSession();
  await radio.send('BluetoothEmulation.enable', { state: 'powered-on', leSupported: true });
  return radio;
}

const TAG = '0A:0A:0A:0A:0A:0A';

/** A Bluetooth device beside the emulated adapter. */
export class EmulatedTag {
  private constructor(readonly radio: CDPSession) {}

  /** Puts it there, to be chosen by whoever asks on this page. */
  static async beside(radio: CDPSession, page: Page): Promise<EmulatedTag> {
    await radio.send('BluetoothEmulation.simulatePreconnectedPeripheral', {
      address: TAG,
      name: 'Tag',
      manufacturerData: [],
      knownServiceUuids: [TAG_SERVICE],
    });
    const chooser = await page.context().newCDPSession(page);
    await chooser.send('DeviceAccess.enable');
    const answered = new Set<string>();
    chooser.on('DeviceAccess.deviceRequestPrompted', ({ id, devices }) => {
      if (devices.length === 0 || answered.has(id)) return; // it is told again as devices appear
      answered.add(id);
      void chooser.send('DeviceAccess.selectPrompt', { id, deviceId: devices[0].id });
    });
    return new EmulatedTag(radio);
  }

  /** Sends once. @param rssi dBm */
  advertise(payload: Uint8Array, rssi: number): Promise<unknown> {
    return this.radio.send('BluetoothEmulation.simulateAdvertisement', {
      entry: {
        deviceAddress: TAG,
        rssi,
        scanRecord: {
          name: 'Tag',
          uuids: [TAG_SERVICE],
          appearance: 0, // this and the next may not be missing
          txPower: 0,
          manufacturerData: [{ key: COMPANY, data: Buffer.from(payload).toString('base64') }],
        },
      },
    });
  }

  /** Answers connections and reads. @param payload what the characteristic holds now @returns how many reads there were */
  answerReads(payload: () => Uint8Array): { count: number } {
    const { radio } = this;
    const reads = { count: 0 };
    const characteristics = new Set<string>();
    radio.on('BluetoothEmulation.gattOperationReceived', async ({ address, type }) => {
      if (type === 'discovery' && !characteristics.has(address)) {
        characteristics.add(address);
        const { serviceId } = await radio.send('BluetoothEmulation.addService', {
          address,
          serviceUuid: TAG_SERVICE,
        });
        await radio.send('BluetoothEmulation.addCharacteristic', {
          serviceId,
          characteristicUuid: TAG_PAYLOAD,
          properties: { read: true },
        });
      }
      await radio.send('BluetoothEmulation.simulateGATTOperationResponse', { address, type, code: 0 });
    });
    radio.on('BluetoothEmulation.characteristicOperationReceived', async ({ characteristicId, type }) => {
      await radio.send('BluetoothEmulation.simulateCharacteristicOperationResponse', {
        characteristicId,
        type,
        code: 0,
        data: Buffer.from(payload()).toString('base64'),
      });
      reads.count++;
    });
    return reads;
  }
}
