import type { Party } from '../mpc/party.ts';
import { type Account, encodeEnrolment } from '../wire/account.ts';
import { readCertificate } from '../wire/certificate.ts';
import type { Random } from '../wire/codec.ts';
import { type Deployment, deploymentHash, nodeKey } from '../wire/deployment.ts';
import type { DoneStatement } from '../wire/done.ts';
import { type EpochKey, verifyEpochKey } from '../wire/epoch-key.ts';
import { verifyReceipt } from '../wire/receipt.ts';
import { openResult } from '../wire/result.ts';
import type { ResultKind, ResultShare } from '../wire/result-kind.ts';
import type { RecordKind } from '../wire/upload.ts';
import { type SealedUpload, sealUpload } from './seal.ts';

/**
 * What an account signs, seals and opens, and the signatures of nodes that it checks. Each takes a slow phone a good part of a
 * frame, so a browser has its worker do it. All throw InputError for what does not hold, another thread's as an Error.
 */
export interface PhoneCrypto {
  /** The signed enrolment. */
  enrolment(): Promise<Uint8Array>;
  /** As `sealUpload`. */
  seal(
    epoch: number,
    sequence: number,
    record: Uint8Array,
    keys: ReadonlyMap<Party, Uint8Array>,
    kind?: RecordKind,
  ): Promise<SealedUpload>;
  /** As `verifyEpochKey`. */
  epochKey(announcement: Uint8Array): Promise<EpochKey>;
  /** As `verifyReceipt`. */
  receipt(receipt: Uint8Array, party: Party, upload: Uint8Array): Promise<void>;
  /** As `openResult`. */
  result(result: Uint8Array, party: Party, kind: ResultKind): Promise<ResultShare>;
  /** What all nodes signed; as `readCertificate`. */
  certificate(certificate: Uint8Array): Promise<DoneStatement>;
}

/** It, in this thread. */
export const phoneCrypto = (deployment: Deployment, account: Account, random: Random): PhoneCrypto => ({
  enrolment: async () => encodeEnrolment(deploymentHash(deployment), account),
  seal: (epoch, sequence, record, keys, kind) =>
    sealUpload(deployment, account, epoch, sequence, record, keys, random, kind),
  epochKey: async (announcement) => verifyEpochKey(announcement, deployment),
  async receipt(receipt, party, upload) {
    verifyReceipt(receipt, deployment, party, upload);
  },
  result: (result, party, kind) => openResult(result, deployment, account, party, kind),
  async certificate(certificate) {
    const roster = deployment.roster.map((_, i) => nodeKey(deployment, i + 1));
    return readCertificate(certificate, deploymentHash(deployment), roster).statement;
  },
});
