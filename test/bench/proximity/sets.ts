import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Recording, readRecordings } from '../../../server-node/proximity/recordings.ts';
import { readTruth } from '../../../server-node/proximity/truth.ts';
import { readLines } from '../../../server-node/text-file.ts';

export type SetName = 'pcng' | 'mitll' | 'herald';

/** Two phones with people, a minute or more at each of 13 distances, in hand, pocket or backpack. */
const PCNG = 'rss-smartphone-pcng';
/** Two iPhones with people who sat and stood as they liked, 3 to 6 feet or 10 to 15 feet apart. */
const MITLL = 'mitll-h0h1';
/** Two phones on a cable, without people, moved by 1 to 25 cm every 4 to 30 minutes. */
const HERALD = 'herald-rssi';

const FOLDERS = [PCNG, MITLL, HERALD];

/** Whether a folder holds the three sets. */
export const hasSets = (data: string): boolean => FOLDERS.every((set) => existsSync(join(data, set)));

/** Reads the three sets, each under a folder of `data`. */
export const readSets = (data: string): Record<SetName, Recording[]> => ({
  pcng: filesOf(join(data, PCNG)),
  mitll: readMitll(join(data, MITLL)),
  herald: filesOf(join(data, HERALD)),
});

const filesOf = (folder: string, truth: ReturnType<typeof readTruth> | null = null): Recording[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.csv.gz'))
    .sort()
    .flatMap((name) => readRecordings(readLines(join(folder, name)), join(folder, name), truth));

/** Phones of the Lincoln Laboratory set stand in the names of its source files only, and not in all. */
function readMitll(folder: string): Recording[] {
  const logs = readLines(join(folder, 'logs.csv'));
  const sources = new Map(logs.map((line) => [line.split(',')[0], line.split(',')[2]]));
  return filesOf(folder, readTruth(logs, 'logs.csv')).map((recording) => ({
    ...recording,
    device: phonesOf(sources.get(recording.identifier)!),
  }));
}

function phonesOf(source: string): string | null {
  const words = source.replace(/^.*?log[-_]\d{4}-\d\d-\d\d[-_][\d.-]+[_-]/, '');
  const phones = words.match(/8Plus|XR|5s|8(?=[a-z])/g);
  return phones && [...new Set(phones)].sort().join(' and ');
}
