import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { InputError } from '../errors.ts';
import { isScheme, SCHEME_LIST } from '../mpc/sharing.ts';
import { cellCount, MOST_CELLS } from '../places/cells.ts';
import { canonicalJson } from './canonical.ts';
import { checkCircuitProgram } from './check-circuit-program.ts';
import { DEPLOYMENT_LABEL, type Deployment } from './deployment.ts';
import { deploymentSchema, signedDeploymentSchema } from './deployment-schema.ts';
import { wordsOf } from './issue-words.ts';
import { uploadShape } from './shape.ts';
import { sign, verify } from './signature.ts';
import { MOST_DEPLOYMENT_TEXT } from './sizes.ts';

const FILE = 'deployment.json';
const MOST_UPLOAD = 2 ** 20;

/** What an error calls a field, such as `roster.1.key`. */
type FieldName = (field: string) => string;

const fieldOf =
  (file: string): FieldName =>
  (field) =>
    `${file}: deployment.${field}`;

/**
 * The text of `deployment.json`, signed.
 * @param secretKey the authority's; in a self-report deployment that of the first node of the roster
 * @param nameOf for who asks for the fields elsewhere than in that file
 * @throws InputError when the deployment contradicts itself or the key is another's
 */
export function signDeployment(
  deployment: Deployment,
  secretKey: Uint8Array,
  nameOf: FieldName = fieldOf(FILE),
): string {
  const { issues } = v.safeParse(deploymentSchema, deployment, { abortEarly: true });
  if (issues) throw new InputError(`${nameOf(v.getDotPath(issues[0]) ?? '')}: ${wordsOf(issues[0])}`);
  checkDeployment(deployment, nameOf);
  const signature = bytesToHex(sign(DEPLOYMENT_LABEL, utf8ToBytes(canonicalJson(deployment)), secretKey));
  checkSignature(deployment, signature, FILE);
  const text = `${JSON.stringify({ deployment, signature }, null, 2)}\n`;
  // Nobody could read it again.
  if (text.length > MOST_DEPLOYMENT_TEXT)
    throw new InputError(
      `${FILE} would have ${text.length} characters, and ${MOST_DEPLOYMENT_TEXT} are the most: shorten its advice or programs`,
    );
  return text;
}

/**
 * Reads `deployment.json`. The signature proves that the key named *inside* approved these parameters; whether it
 * is the community one means to join, only its hash tells (from the operator, a link, an app store).
 * @param file its name, for errors
 * @throws InputError naming the first field that is wrong
 */
export function parseDeployment(text: string, file = FILE): Deployment {
  if (text.length > MOST_DEPLOYMENT_TEXT)
    throw new InputError(`${file} is longer than ${MOST_DEPLOYMENT_TEXT} characters`);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new InputError(`${file} is not JSON`);
  }
  const parsed = v.safeParse(signedDeploymentSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new InputError(`${file}: ${v.getDotPath(issue) ?? 'the file'}: ${wordsOf(issue)}`);
  }
  const { deployment, signature } = parsed.output;
  checkDeployment(deployment, fieldOf(file));
  checkSignature(deployment, signature, file);
  return deployment;
}

function checkSignature(deployment: Deployment, signature: string, file: string): void {
  const signer = deployment.authority?.key ?? deployment.roster[0].key;
  const bytes = utf8ToBytes(canonicalJson(deployment));
  verify(DEPLOYMENT_LABEL, bytes, hexToBytes(signature), hexToBytes(signer), file);
}

/** What the fields must be to each other. @throws InputError naming the field */
function checkDeployment(d: Deployment, nameOf: FieldName): void {
  const need = (holds: boolean, field: string, must: string) => {
    if (!holds) throw new InputError(`${nameOf(field)} ${must}`);
  };
  need(
    isScheme(d.parties, d.threshold),
    'threshold',
    `(${d.threshold}) of ${d.parties} parties has no engine; parties and threshold can be ${SCHEME_LIST}`,
  );
  need(
    d.roster.length === d.parties,
    'roster',
    `names ${d.roster.length} nodes where parties is ${d.parties}`,
  );
  need(
    d.program === 'exposure' || d.detail.policy !== 'day',
    'detail.policy',
    '(day) goes with the program exposure: collision tells no days',
  );
  const { slot, epoch, offset } = d.grid;
  need(offset % slot === 0, 'grid.offset', `(${offset}) must be a multiple of the slot (${slot} s)`);
  const blocks = (field: string, h: number) =>
    need(epoch % (slot * h) === 0, field, `(${h} slots of ${slot} s) must divide the epoch (${epoch} s)`);
  blocks('place.h', d.place.h);
  if (d.near) {
    blocks('near.h', d.near.h);
    need(d.near.h % d.near.self === 0, 'near.self', `(${d.near.self}) must divide near.h (${d.near.h})`);
    const { log, tau } = d.near.encounter ?? { log: 0, tau: 0 };
    need(
      log <= tau,
      'near.encounter.log',
      `(${log} min) must not be longer than near.encounter.tau (${tau} min)`,
    );
  }
  need(
    d.place.venues + d.place.meets > 0 || d.near !== null,
    'place.venues',
    'leaves an upload without rows',
  );
  need(
    uploadShape(d).bytes <= MOST_UPLOAD,
    'place',
    `and near make an upload larger than ${MOST_UPLOAD} bytes`,
  );

  need(
    d.run.collect <= epoch,
    'run.collect',
    `(${d.run.collect} s) must not be longer than the epoch (${epoch} s)`,
  );
  need(
    d.run.grace < d.run.window,
    'run.grace',
    `(${d.run.grace}) must be less than run.window (${d.run.window})`,
  );
  need(d.visits.defaultLength <= d.visits.cap, 'visits.defaultLength', 'must not be longer than visits.cap');
  need(d.visits.minimum <= d.visits.cap, 'visits.minimum', 'must not be longer than visits.cap');

  if (d.region) {
    need(d.region.south < d.region.north, 'region.south', 'must lie south of region.north');
    need(d.region.west < d.region.east, 'region.west', 'must lie west of region.east');
    need(
      cellCount(d.region) <= MOST_CELLS,
      'region.cell',
      `(${d.region.cell} m) makes more than ${MOST_CELLS} cells`,
    );
  }

  d.programs?.forEach((program, i) => {
    checkCircuitProgram(program, (field) => nameOf(`programs.${i}.${field}`));
  });
  const names = d.programs?.map(({ name }) => name) ?? [];
  need(new Set(names).size === names.length, 'programs', 'names two programs alike');

  const keys = new Set<string>();
  const checkKey = (field: string, key: string) => {
    need(ed25519.utils.isValidPublicKey(hexToBytes(key), false), field, 'is not an Ed25519 public key');
    need(!keys.has(key), field, 'is used twice: every node and the authority has its own key');
    keys.add(key);
  };
  d.roster.forEach((node, i) => {
    checkKey(`roster.${i}.key`, node.key);
  });
  if (d.authority) checkKey('authority.key', d.authority.key);
  need(new Set(d.roster.map((node) => node.name)).size === d.parties, 'roster', 'names two nodes alike');
}
