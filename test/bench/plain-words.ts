/*
 * Values with typed arrays as text: what can go to a page and come from it, and keeps numbers of other kinds as they
 * are.
 */

const KINDS = { Uint8Array, Uint32Array };
type Kind = keyof typeof KINDS;

/** JSON in which a Uint8Array or Uint32Array is {kind, base64 of its bytes}. */
export const toText = (value: unknown): string =>
  JSON.stringify(value, (_, part) => {
    if (!(part instanceof Uint8Array || part instanceof Uint32Array)) return part;
    const bytes = new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
    return { kind: part instanceof Uint8Array ? 'Uint8Array' : 'Uint32Array', base64: base64(bytes) };
  });

/** The value of a text that `toText` made. */
export const fromText = (text: string): unknown =>
  JSON.parse(text, (_, part) => {
    const Words = KINDS[part?.kind as Kind];
    return Words ? new Words(Uint8Array.from(atob(part.base64), (char) => char.charCodeAt(0)).buffer) : part;
  });

/** In pieces, since a call takes so many arguments only. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192)
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
