import { closeSync, existsSync, openSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Deployment } from '../workers/wire/deployment.ts';
import { parseDeployment } from '../workers/wire/deployment-file.ts';
import { wordsOf } from '../workers/wire/issue-words.ts';
import { readAsked, UsageError } from './errors.ts';
import { KEY_FILE, type KeyPair, readKeyFile } from './keys.ts';

/** Where `init` and `up` keep a local deployment. */
export const LOCAL_STATE = './data';

/** Files of a deployment's directory and of a part's own one. */
export const DEPLOYMENT_FILE = 'deployment.json';
/** Beside the deployment file. */
export const WITHDRAWN_FILE = 'withdrawn.json';
export const AUTHORITY_FILE = 'authority.json';
export const OPERATOR_TOKEN_FILE = 'operator.token';

/** Reads and verifies a signed deployment. @throws UsageError when it is absent or wrong */
export function readDeployment(path: string): Deployment {
  const text = readText(path, 'it is made by "safetrace init", and whoever signed it hands it out');
  return readAsked(() => parseDeployment(text, path));
}

/** Reads a part's identity from its state directory. @throws UsageError when directory or key is absent */
export function readIdentity(state: string): KeyPair {
  if (!statSync(state, { throwIfNoEntry: false })?.isDirectory()) {
    throw new UsageError(
      `there is no state directory ${state}; "safetrace init" or "safetrace key" makes it`,
    );
  }
  return readKeyFile(join(state, KEY_FILE));
}

/** @param most so long can a code be used at most, in minutes */
const minutes = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(most));

const authoritySchema = v.strictObject({
  /** `onset`: levels 1 to 3 by days since onset; `all`: level 3 on every listed day, for demonstrations. */
  levels: v.picklist(['onset', 'all'], 'must be "onset" or "all"'),
  /** Minutes for which a spoken code can be used. */
  codeMinutes: minutes(1440),
  /** Minutes for which a code in a link, QR code or on paper can be used; a day unless said otherwise. */
  longCodeMinutes: v.optional(minutes(10_080), 1440),
});

/** What the authority decides by itself; the deployment's members need not agree on it. */
export type AuthorityConfig = v.InferOutput<typeof authoritySchema>;

/** Reads authority.json of a state directory. @throws UsageError when it is absent or wrong */
export function readAuthorityConfig(state: string): AuthorityConfig {
  const path = join(state, AUTHORITY_FILE);
  return parseJson(path, readText(path, 'it is made by "safetrace init"'), authoritySchema);
}

/** Reads a JSON file of a known form. @throws UsageError naming the file and its first wrong field */
export function parseJson<S extends v.GenericSchema>(
  path: string,
  text: string,
  schema: S,
): v.InferOutput<S> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UsageError(`${path} is not JSON`);
  }
  const parsed = v.safeParse(schema, json, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const issue = parsed.issues[0];
  throw new UsageError(`${path}: ${v.getDotPath(issue) ?? 'the file'}: ${wordsOf(issue)}`);
}

/** Text of a file that the command line names. @throws UsageError when there is none */
export function readText(path: string, hint: string): string {
  if (!existsSync(path)) throw new UsageError(`there is no file ${path}; ${hint}`);
  return readFileSync(path, 'utf8');
}

/** Looks whether --json can be written. @throws UsageError before hours of work rather than behind them */
export function requireWritable(path: string): void {
  try {
    closeSync(openSync(path, 'a'));
  } catch (error) {
    throw new UsageError(`--json ${path} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}
