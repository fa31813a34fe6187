import { InputError } from '../errors.ts';
import type { Found } from './place.ts';

const LINK = /^https:\/\/(?:www\.safeentry-qr|temperaturepass\.ndi-api)\.gov\.sg\/login\/(.*)$/i;

/** SafeEntry of Singapore: a link whose last part is the id, often `PROD-<UEN>[-<number>]-<NAME>-SE`. */
export function readSafeEntry(text: string): Found | null {
  const id = LINK.exec(text)?.[1];
  if (id === undefined) return null;
  if (!/^[\w.~%+-]{1,200}$/.test(id)) throw new InputError('its link is not that of a place');
  return { id: new TextEncoder().encode(id), name: nameIn(id), trust: 'unsigned' };
}

function nameIn(id: string): string {
  const [first, , ...words] = id.split('-');
  if (first !== 'PROD' || words.pop() !== 'SE') return '';
  if (words.length > 1 && /^\d+$/.test(words[0])) words.shift();
  return words.join('-');
}
