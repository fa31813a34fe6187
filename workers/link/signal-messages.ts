import * as v from 'valibot';
import { InputError } from '../errors.ts';

/*
 * What a client and the signalling server say to each other: JSON texts over a WebSocket.
 *
 *   server → {type: challenge, nonce}                       at once
 *   client → {type: join, deployment, key, signature}       signature of joinMessage(deployment, nonce)
 *   server → {type: joined}
 *   client → {type: relay, to, session, body}               to a peer of the same deployment
 *   server → {type: relay, from, via, session, body} | {type: absent, to, session}
 *                                                           via stands for the network that `from` calls from, so that
 *                                                           one network's calls cannot crowd out another's
 *   server → {type: ping}, client → {type: pong}            so that both see a dead connection
 *   server → {type: error, message}                         then it closes
 */

/** Largest body in bytes: a session description is 1 to 4 kB. */
export const MAX_BODY = 16 * 1024;
/** Largest message in bytes: a body whose every character is escaped in the JSON, and what stands around it. */
export const MAX_MESSAGE = 2 * MAX_BODY + 1024;
/** Between two pings; who hears nothing for two of them gives the connection up. */
export const PING_MS = 20_000;
/** Close code of a connection whose key has joined again elsewhere. */
export const REPLACED = 4001;

const hex = (bytes: number) => v.pipe(v.string(), v.regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`)));
const key = hex(32);
const session = hex(16);
const body = v.pipe(v.string(), v.maxBytes(MAX_BODY));

const ToServer = v.variant('type', [
  v.strictObject({ type: v.literal('join'), deployment: hex(32), key, signature: hex(64) }),
  v.strictObject({ type: v.literal('relay'), to: key, session, body }),
  v.strictObject({ type: v.literal('pong') }),
]);
const ToClient = v.variant('type', [
  v.strictObject({ type: v.literal('challenge'), nonce: hex(32) }),
  v.strictObject({ type: v.literal('joined') }),
  v.strictObject({ type: v.literal('relay'), from: key, via: hex(8), session, body }),
  v.strictObject({ type: v.literal('absent'), to: key, session }),
  v.strictObject({ type: v.literal('ping') }),
  v.strictObject({ type: v.literal('error'), message: v.pipe(v.string(), v.maxLength(500)) }),
]);

export type ToServer = v.InferOutput<typeof ToServer>;
export type ToClient = v.InferOutput<typeof ToClient>;

/** @throws InputError when the text is not a message of a client */
export const parseToServer = (text: string): ToServer => parse(ToServer, text);

/** @throws InputError when the text is not a message of the signalling server */
export const parseToClient = (text: string): ToClient => parse(ToClient, text);

/** JSON of the shape `schema`. @throws InputError naming the first field that is wrong */
export function parse<T extends v.GenericSchema>(schema: T, text: string): v.InferOutput<T> {
  if (text.length > MAX_MESSAGE) throw new InputError(`signalling message of ${text.length} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError('signalling message is not JSON');
  }
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  throw new InputError(`signalling message: wrong ${v.getDotPath(issue) ?? 'type'}`);
}

/** What a client signs to join; `nonce` (hex) is the server's. */
export function joinMessage(deployment: string, nonce: string): Uint8Array {
  return new TextEncoder().encode(`safetrace/1/signal/join\0${deployment}\0${nonce}`);
}
