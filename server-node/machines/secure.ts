/*
 * TLS 1.3 by a key that both ends hold, instead of certificates: who has not the key gets no word through, nor one out.
 * Each connection also has secrets of its own, so that the key opens none that was recorded.
 */
import { type ConnectionOptions, connect, createServer, type Server, type TLSSocket } from 'node:tls';
import { labelledHash } from '../../workers/wire/labelled.ts';
import type { Address } from '../listen.ts';

/** Milliseconds for the other end to answer and to show that it has the key. */
const PATIENCE = 10_000;
/** With SHA-256, as such keys need. */
const ONLY = { minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3', ciphers: 'TLS_AES_128_GCM_SHA256' } as const;

const OTHER_KEY = 'it has another key, or is no worker of SafeTrace';

const keyOfLines = (key: Uint8Array): Uint8Array => labelledHash('worker', key);

/**
 * Calls another process. Nothing is sent before it has shown that it has the key.
 * @param key 32 bytes
 * @returns the line, which ends with `destroy`, and when it can be used; that rejects when there is no such process
 */
export function dialSecurely(
  { host, port }: Address,
  key: Uint8Array,
): { line: TLSSocket; open: Promise<void> } {
  const options: ConnectionOptions = {
    ...ONLY,
    host,
    port,
    pskCallback: () => ({ psk: keyOfLines(key), identity: 'node' }),
    // Who shows a certificate in place of the key is refused, whoever signed it.
    rejectUnauthorized: true,
    checkServerIdentity: () => new Error(OTHER_KEY),
  };
  const line = connect(options);
  line.setNoDelay();
  line.setTimeout(PATIENCE, () => line.destroy(new Error('it does not answer')));
  const open = new Promise<void>((resolve, reject) => {
    line.once('secureConnect', () => {
      line.setTimeout(0);
      resolve();
    });
    line.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code?.startsWith('ERR_SSL') ? new Error(OTHER_KEY) : error),
    );
    line.once('close', () => reject(new Error('the connection ended')));
  });
  return { line, open };
}

/**
 * Takes calls of processes that have the key.
 * @param refused told the addresses of others
 */
export function secureServer(
  key: Uint8Array,
  take: (line: TLSSocket) => void,
  refused: (from: string) => void,
): Server {
  const server = createServer(
    { ...ONLY, handshakeTimeout: PATIENCE, pskCallback: () => keyOfLines(key) },
    (line) => {
      line.setNoDelay();
      take(line);
    },
  );
  server.on('tlsClientError', (_, { remoteAddress }) => refused(remoteAddress ?? 'unknown'));
  return server;
}
