import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readBarcodes } from 'zxing-wasm/reader';
import { prepareDecoder, readPicture } from '../../server-node/scan/picture.ts';
import type { Bench } from './bench-kind.ts';

const FIXTURES = fileURLToPath(new URL('../fixtures/qr-pictures', import.meta.url));

/** How many pictures a reader read rightly, and how long it took for one: the median, and the slowest. */
interface Hits {
  hits: number;
  rate: number;
  msMedian: number;
  msMost: number;
}

/** Reads all pictures of a directory that have a .txt beside them, as the decoder alone does, and as we do. */
export async function benchScan(directory: string) {
  prepareDecoder();
  const pictures = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(png|jpe?g)$/.test(name))
    .map((name) => join(directory, name))
    .filter((path) => existsSync(textBeside(path)))
    .sort();
  if (pictures.length === 0) throw new Error(`${directory} has no picture with a .txt beside it`);
  const plain = await hitsOf(pictures, async (path) =>
    (await readBarcodes(readFileSync(path))).map(({ text }) => text),
  );
  const ours = await hitsOf(pictures, (path) => readPicture(path).catch(() => []));
  return { pictures: pictures.length, plain, ours, correct: ours.hits >= plain.hits };
}

const textBeside = (picture: string) => picture.replace(/\.\w+$/, '.txt');

async function hitsOf(pictures: readonly string[], read: (path: string) => Promise<string[]>): Promise<Hits> {
  await read(pictures[0]); // compiles the decoder
  let hits = 0;
  const times: number[] = [];
  for (const path of pictures) {
    const begin = performance.now();
    const texts = await read(path);
    times.push(performance.now() - begin);
    const expected = readFileSync(textBeside(path), 'utf8').trim();
    if (texts.some((text) => text.trim() === expected)) hits++;
  }
  times.sort((a, b) => a - b);
  const tenth = (ms: number) => Math.round(ms * 10) / 10;
  return {
    hits,
    rate: hits / pictures.length,
    msMedian: tenth(times[times.length >> 1]),
    msMost: tenth(times.at(-1)!),
  };
}

/** The `scan` subcommand. */
export const scanBench: Bench = {
  name: 'scan',
  about: 'hit rate of the reader on pictures of QR codes, and of plain zxing-wasm',
  options: (command) => {
    command.option('--images <dir>', 'pictures with a .txt beside each (default: test/fixtures/qr-pictures)');
  },
  run: ({ images = FIXTURES }) => benchScan(images as string),
};
