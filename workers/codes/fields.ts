/** Fields of the JSON that some codes carry. Sentences without a subject: `readCode` says whose code it is. */
import { InputError } from '../errors.ts';

/** Longest name or address, in UTF-16 units: what the app of the CWA took. */
export const MOST_TEXT = 255;
const MOST_ID = 64;

export type Json = Readonly<Record<string, unknown>>;

/** UTF-8. @throws InputError when it is not */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError('its text is not UTF-8');
  }
}

/** @throws InputError when the bytes are not a JSON object */
export function readJson(bytes: Uint8Array): Json {
  const text = decodeText(bytes);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The same answer as for a number or a list.
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new InputError('it holds no JSON object');
  return json as Json;
}

/** A text, undefined when it is absent, null or blank. @throws InputError when it is none or too long */
export function optionalText(json: Json, key: string): string | undefined {
  const value = Object.hasOwn(json, key) ? json[key] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw new InputError(`its "${key}" is not a text`);
  if (value.length > MOST_TEXT) throw new InputError(`its "${key}" is longer than ${MOST_TEXT} characters`);
  return value.trim() === '' ? undefined : value;
}

/** The same, but it must be there. */
export function requiredText(json: Json, key: string): string {
  const text = optionalText(json, key);
  if (text === undefined) throw new InputError(`its "${key}" is missing`);
  return text;
}

/** A text that must be an exact one. */
export function requireWord(json: Json, key: string, word: string): void {
  if (requiredText(json, key) !== word) throw new InputError(`its "${key}" is not "${word}"`);
}

/** The bytes of an id: 1 to 64 ASCII characters without spaces. */
export function asciiId(text: string): Uint8Array {
  if (text.length > MOST_ID || !/^[\x21-\x7e]+$/.test(text))
    throw new InputError(`its id is not 1 to ${MOST_ID} plain characters`);
  return new TextEncoder().encode(text);
}
