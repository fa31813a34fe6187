import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { SYSTEMS } from '../../workers/codes/place.ts';
import { readAsked, UsageError } from '../errors.ts';
import type { Scanned } from '../scan/scan.ts';

interface ScanOptions {
  text?: string;
  keys?: string;
  json: string;
}

/** `safetrace scan`: what codes of places say, as the app reads them. */
export function addScan(program: Command): void {
  program
    .command('scan')
    .description('Read codes of places, ours and those of other systems, from pictures and texts.')
    .argument('[files...]', 'pictures (PNG, JPEG)')
    .option('--text <file>', 'texts of codes, one a line, read after the pictures')
    .option('--keys <file>', 'keys of NHS posters: {"kid": "public key (SPKI) in Base64", …}')
    .requiredOption('--json <file>', 'required: what was found goes there, in the order of inputs')
    .addHelpText(
      'after',
      `
An element is {input, text, system, id, name, address?, room?, validFrom?, validTo?, defaultMinutes?, trust}, or {input,
text?, error} with one sentence; input is a picture's file or LINES:NUMBER, id hexadecimal, times unix seconds. Our own
posters' text and id are their secret. With its key in --keys a wrong signature is refused; without, "trust" is
"unsigned". Signed posters of ours also have venue: {key, issue}, and a notice of withdrawal "withdrawn": true. Refused
codes do not change the exit code. Of several codes in a picture the first place counts; what became of each picture is
printed, a line each.

Examples:
  safetrace scan test/fixtures/qr-pictures/two-codes.jpg --json out.json
  safetrace scan door.png table.jpg --text lines.txt --keys keys.json --json out.json`,
    )
    .action(async (files: string[], options: ScanOptions) => {
      const { readUnpacked } = await import('../unpacked.ts');
      const { requireFile } = await import('../require-file.ts');
      const { requireWritable } = await import('../config.ts');
      const { linesOf, scanPictures, scanText } = await import('../scan/scan.ts');
      const { text, keys, json } = options;
      if (files.length === 0 && text === undefined)
        throw new UsageError('name a picture, or a file with --text');
      for (const file of files) requireFile(file);
      const lines = text ? linesOf(new TextDecoder().decode(readAsked(() => readUnpacked(text)))) : [];
      const read = keys ? { nhsKeys: (await import('../scan/keys.ts')).readNhsKeys(keys) } : {};
      requireWritable(json);
      const pictures = await scanPictures(files, read);
      const texts = lines.map((line, i) => scanText(`${text}:${i + 1}`, line, read));
      for (const one of pictures) process.stdout.write(`${lineOf(one)}\n`);
      writeFileSync(json, `${JSON.stringify([...pictures, ...texts], null, 2)}\n`);
      process.stdout.write(`${summary(pictures, texts)}; see ${json}\n`);
    });
}

/** What became of one picture. */
const lineOf = (one: Scanned): string =>
  `${one.input}: ${'error' in one ? one.error : `a place of ${SYSTEMS[one.system]}, "${one.name}"`}`;

/** The hit rate of the decoder, and how many of the codes are places. */
function summary(pictures: readonly Scanned[], texts: readonly Scanned[]): string {
  const hits = pictures.filter(({ text }) => text !== undefined).length;
  const places = [...pictures, ...texts].filter((one) => !('error' in one)).length;
  const rate = pictures.length === 0 ? '' : `${hits} of ${pictures.length} pictures read, `;
  return `${rate}${places} of ${hits + texts.length} codes are places`;
}
