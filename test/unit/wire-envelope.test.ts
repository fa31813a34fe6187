import { hexToBytes } from '@noble/hashes/utils.js';
import { AEAD_AES_128_GCM, CipherSuite, KDF_HKDF_SHA256, KEM_DHKEM_X25519_HKDF_SHA256 } from 'hpke';
import { expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { type EnvelopeContext, open, seal } from '../../workers/wire/envelope.ts';
import { createEpochKey } from '../../workers/wire/epoch-key.ts';
import { x25519Kem, x25519Key } from '../../workers/wire/x25519-kem.ts';
import { readVectors } from './vectors.ts';
import { expectHostileSafe, expectTamperProof, seeded } from './wire-world.ts';

const published = readVectors<Record<string, string>>('hpke-rfc9180');
const vector = (name: string) => hexToBytes(published[name]);

test('RFC 9180, A.1.1: the published message is made and opened', async () => {
  const suite = new CipherSuite(() => x25519Kem(() => vector('skEm')), KDF_HKDF_SHA256, AEAD_AES_128_GCM);
  const options = { info: vector('info'), aad: vector('aad') };
  const { encapsulatedSecret, ciphertext } = await suite.Seal(
    x25519Key('public', vector('pkRm')),
    vector('pt'),
    options,
  );
  expect(encapsulatedSecret).toEqual(vector('enc'));
  expect(ciphertext).toEqual(vector('ct'));
  const key = x25519Key('private', vector('skRm'));
  expect(await suite.Open(key, vector('enc'), vector('ct'), options)).toEqual(vector('pt'));
  const kem = x25519Kem(() => vector('skEm'));
  expect(await kem.Decap(vector('enc'), key, undefined)).toEqual(vector('shared_secret'));
});

const { secret, key } = createEpochKey(seeded('envelope'));
const context: EnvelopeContext = {
  deployment: seeded('deployment')(32),
  epoch: 18_687,
  node: 2,
  role: 'upload',
};
const bound = Uint8Array.of(1, 2, 3);
const message = seeded('message')(100);
const sealed = () => seal(key, context, bound, message, seeded('ephemeral'));

test('the library’s own WebCrypto suite opens what we seal, under the info of DESIGN §7', async () => {
  const suite = new CipherSuite(KEM_DHKEM_X25519_HKDF_SHA256, KDF_HKDF_SHA256, AEAD_AES_128_GCM);
  const info = Buffer.concat([
    context.deployment,
    Buffer.from('00000000000048ff02', 'hex'),
    Buffer.from('upload'),
  ]);
  const bytes = await sealed();
  const privateKey = await suite.DeserializePrivateKey(secret, true);
  const opened = await suite.Open(privateKey, bytes.slice(0, 32), bytes.slice(32), { info, aad: bound });
  expect(opened).toEqual(message);
});

test('what was sealed opens, and nothing else does', async () => {
  const decode = (bytes: Uint8Array) => open(secret, context, bound, bytes);
  expect(await decode(await sealed())).toEqual(message);
  await expectHostileSafe(decode, await sealed());
  await expectTamperProof(decode, await sealed());
});

test('it opens in no other context and with no other key', async () => {
  const bytes = await sealed();
  for (const other of [
    { ...context, epoch: 18_688 },
    { ...context, node: 1 },
    { ...context, role: 'claims' as const },
    { ...context, deployment: new Uint8Array(32) },
  ])
    await expect(open(secret, other, bound, bytes)).rejects.toThrow(InputError);
  await expect(open(secret, context, Uint8Array.of(1, 2), bytes)).rejects.toThrow(InputError);
  await expect(open(createEpochKey(seeded('other')).secret, context, bound, bytes)).rejects.toThrow(
    InputError,
  );
});

test('a key without a shared secret is refused', async () => {
  await expect(seal(new Uint8Array(32), context, bound, message, seeded('x'))).rejects.toThrow(InputError);
});
