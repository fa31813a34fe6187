import * as v from 'valibot';
import { es256Verifier } from '../../workers/codes/es256.ts';
import type { Verifier } from '../../workers/codes/place.ts';
import { InputError } from '../../workers/errors.ts';
import { parseJson, readText } from '../config.ts';
import { UsageError } from '../errors.ts';

/** Keys of NHS posters: a JSON object from `kid` to a P-256 public key. @throws UsageError when it is none */
export function readNhsKeys(path: string): ReadonlyMap<string, Verifier> {
  const schema = v.record(v.string(), v.string('must be a public key (SPKI) in Base64'));
  const keys = parseJson(path, readText(path, 'it maps a kid to a public key (SPKI) in Base64'), schema);
  return new Map(Object.entries(keys).map(([kid, spki]) => [kid, verifierOf(path, kid, spki)]));
}

function verifierOf(path: string, kid: string, spki: string): Verifier {
  try {
    return es256Verifier(spki);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new UsageError(`${path}: ${kid}: must be a P-256 public key (SPKI) in Base64`);
  }
}
