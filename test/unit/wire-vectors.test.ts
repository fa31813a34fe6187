import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { sealUpload } from '../../workers/phone/seal.ts';
import { createAccount, encodeEnrolment } from '../../workers/wire/account.ts';
import { fieldsKind, programsOf } from '../../workers/wire/circuit-programs.ts';
import { sealClaimList } from '../../workers/wire/claim-list.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { encodeEpochKey } from '../../workers/wire/epoch-key.ts';
import { packValues } from '../../workers/wire/field-values.ts';
import { encodePlace } from '../../workers/wire/group-place.ts';
import { meetLink } from '../../workers/wire/meet-code.ts';
import { payloadLink, posterId, posterLink, signPoster } from '../../workers/wire/poster.ts';
import { encodeReceipt } from '../../workers/wire/receipt.ts';
import { sealResult } from '../../workers/wire/result.ts';
import { proveResults } from '../../workers/wire/result-proof.ts';
import { encodeInfo, encodeOutputsRequest } from '../../workers/wire/rpc-messages.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import { resultShape } from '../../workers/wire/shape.ts';
import { meetToken, nearToken, tagIdentifier, venueToken } from '../../workers/wire/tokens.ts';
import { encodeTyped } from '../../workers/wire/typed-code.ts';
import { sumProgram } from '../world/sum-program.ts';
import { AUTHORITY, demo, EPOCH, NODES, seeded, uploadWorld } from './wire-world.ts';

/** Long messages are pinned by their hash. */
const pin = (bytes: Uint8Array) =>
  bytes.length > 400 ? `${bytes.length} bytes, SHA-256 ${bytesToHex(sha256(bytes))}` : bytesToHex(bytes);

/**
 * Every format with fixed "randomness". A difference means that old and new programs no longer understand each
 * other: raise the version, then write the file anew with `vitest --update`.
 */
test('no format has changed', async () => {
  const d = demo();
  const hash = deploymentHash(d);
  const random = seeded('vectors');
  const account = createAccount(random);
  const secret = random(16);
  const { upload, keys } = await uploadWorld(d);
  const announced = encodeEpochKey({ deployment: hash, epoch: EPOCH, node: 1, key: keys.get(1)! }, NODES[0]);
  const { bytes: size } = resultShape(d);
  const { proven } = proveResults(
    new Map(
      ['other', 'own'].map((name) => [
        name,
        { account: account.id, counted: Uint8Array.of(3, 0), planes: [random(size), random(size)] },
      ]),
    ),
    random,
  );
  const header = { deployment: hash, run: EPOCH, window: 14, node: 1 };
  const entry = { claim: random(16), levels: [3, 2, 1] };
  const poster = {
    secret,
    type: 3,
    defaultMinutes: 90,
    name: 'Café',
    room: '2',
    validFrom: 60,
    validTo: 6_000_000,
  };
  const { declared } = sumProgram();
  const withProgram = demo({ programs: [declared] });
  const [program] = programsOf(withProgram);
  const packed = packValues(program.fields, { walked: 200n, rode: 3n });
  const kind = fieldsKind(withProgram, program);
  const fields = await sealUpload(withProgram, account, EPOCH, 0, packed, keys, seeded('fields'), kind);
  const vectors = {
    source: 'made by test/unit/wire-vectors.test.ts with fixed randomness (ChaCha12 under a constant key)',
    deployment: JSON.parse(signDeployment(d, AUTHORITY)),
    deploymentHash: pin(hash),
    tokens: {
      secret: pin(secret),
      venue42: pin(venueToken(secret, 42)),
      meet42: pin(meetToken(secret, 42)),
      tag42: pin(tagIdentifier(secret, 42)),
      near: pin(nearToken(tagIdentifier(secret, 42))),
    },
    account: { signKey: pin(account.signKey), openKey: pin(account.openKey), id: pin(account.id) },
    enrolment: pin(encodeEnrolment(hash, account)),
    epochKey: pin(announced),
    upload: { hash: pin(upload.hash), messages: upload.messages.map(pin) },
    receipt: pin(
      encodeReceipt({ deployment: hash, node: 1, upload: upload.hash, time: 1_002_000 }, NODES[0]),
    ),
    result: pin(await sealResult(header, [...proven][1], account.sealKey, NODES[0], random)),
    claimList: (await sealClaimList(d, EPOCH, [entry], keys, AUTHORITY, random)).map(pin),
    info: pin(
      encodeInfo({
        deployment: hash,
        clock: 1_002_003,
        lastRun: { run: 49, state: 'done' },
        epochKeys: [announced],
      }),
    ),
    program: {
      declared,
      hash: program.id,
      fields: fields.messages.map(pin),
      outputsRequest: pin(encodeOutputsRequest({ program: program.hash, upTo: EPOCH })),
      place: pin(encodePlace({ group: 7, persons: 3 })),
    },
    poster: {
      link: posterLink('https://example.org', poster),
      id: posterId(poster),
      typed: encodeTyped(secret),
      signed: payloadLink('https://example.org', signPoster(poster, 2, account.signKey)),
      screen: posterLink('https://example.org', screenPoster(d, poster, 1_002_000)),
    },
    meet: meetLink('https://example.org', { secret, shownAt: 1_002_003 }),
  };
  await expect(`${JSON.stringify(vectors, null, 2)}\n`).toMatchFileSnapshot('../vectors/wire.json');
});
