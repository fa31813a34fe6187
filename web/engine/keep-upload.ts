/** What was sealed goes into the outbox together with what this phone remembers of it: all of it, or nothing. */
import type { IDBPTransaction } from 'idb';
import { messagesOf } from '../../workers/phone/outbox.ts';
import type { SealedUpload } from '../../workers/phone/seal.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import { unixNow } from '../app/now.ts';
import type { Facts, Part, Report, Schema, SentUpload } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { together } from '../store/together.ts';

type Together = IDBPTransaction<Schema, ['outbox', 'sent', 'facts'], 'readwrite'>;

const add = async (all: Together, upload: SealedUpload, program?: string): Promise<void> => {
  const since = unixNow();
  for (const message of messagesOf(upload, program))
    await all.objectStore('outbox').add({ ...message, since });
};

/** What an upload says of a report: that of another, or with more or less left out, is sealed anew. */
const said = ({ registeredAt, consent, withheld, withheldDays }: Report): string =>
  JSON.stringify([registeredAt, consent, withheld, withheldDays]);
const saidOf = (report: Report | undefined): string | null => (report?.consent?.place ? said(report) : null);

/**
 * Keeps an upload with its rows, and notes that it carries the report, as its receipts are about that.
 * @param report as it was when the upload was sealed; absent when there was none
 * @returns false, and keeps nothing, when the person has decided something else about the report since
 */
export const keepUpload = async (
  upload: SealedUpload,
  sent: SentUpload,
  report: Report | undefined,
): Promise<boolean> => {
  const isKept = await together(['outbox', 'sent', 'facts'], async (all) => {
    const facts = all.objectStore('facts');
    const present = (await facts.get('report')) as Report | undefined;
    if (saidOf(present) !== saidOf(report)) return false;
    if (present?.consent?.place && !present.accepted) {
      const { epoch, sequence } = upload;
      await facts.put({ ...present, uploads: [...present.uploads, { epoch, sequence }] }, 'report');
    }
    await add(all, upload);
    await all.objectStore('sent').put(sent);
    return true;
  });
  if (isKept) await changed('outbox', 'sent', 'report');
  return isKept;
};

const sameNumbers = (a: NamedValues, b: NamedValues): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.entries(a).every(([name, n]) => b[name] === n);

/**
 * Takes the numbers out of a part as their messages go into the outbox, for the run of an epoch: from then on it cannot be
 * withdrawn, and whatever happens they are not sealed again.
 * @param id hash of the program, hexadecimal
 * @param part as it was when its numbers were sealed
 * @returns false, and keeps nothing, when the person has withdrawn it or given other numbers since
 */
export const keepFields = async (
  upload: SealedUpload,
  id: string,
  { at, fields }: Pick<Part, 'at' | 'fields'>,
): Promise<boolean> => {
  const isKept = await together(['outbox', 'sent', 'facts'], async (all) => {
    const facts = all.objectStore('facts');
    const parts = ((await facts.get('parts')) ?? {}) as Facts['parts'];
    const present = parts[id];
    if (!present?.fields || !fields || present.at !== at || !sameNumbers(present.fields, fields))
      return false;
    await facts.put({ ...parts, [id]: { ...present, fields: null, epoch: upload.epoch } }, 'parts');
    await add(all, upload, id);
    return true;
  });
  if (isKept) await changed('outbox', 'parts');
  return isKept;
};
