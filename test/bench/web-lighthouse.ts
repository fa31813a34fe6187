import lighthouse from 'lighthouse';
import { chromium } from 'playwright';
import { CHROMIUM_ARGS } from '../links/chromium.ts';
import { freePorts } from '../links/free-port.ts';
import { findChromium } from '../run/chromium.ts';

/** What Lighthouse says of one screen, opened as on a middling phone (4× slower) over slow 4G; medians of its runs. */
export interface LighthouseScores {
  path: string;
  /** Of 100. */
  performance: number;
  accessibility: number;
  /** Until the screen has its largest part, and until it answers. */
  paintedSeconds: number;
  interactiveSeconds: number;
  /** Total blocking time: of tasks of the slowed page, what is above 50 ms each. */
  blockedMs: number;
}

/** As Lighthouse's own advice for what varies from run to run. */
const RUNS = 5;
/** A trace of Chromium's may lack its beginning: Lighthouse asks to be run again then. */
const AGAIN = 'NO_NAVSTART';
const TRIES = 3;

/** Runs Lighthouse with its own settings for phones, each time on a browser that knows nothing of the app. @param paths its screens */
export async function scoresOf(app: string, paths: readonly string[]): Promise<LighthouseScores[]> {
  const port = await freePorts();
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [...CHROMIUM_ARGS, `--remote-debugging-port=${port}`],
  });
  try {
    const scores: LighthouseScores[] = [];
    for (const path of paths) {
      const runs: LighthouseScores[] = [];
      for (let i = 0; i < RUNS; i++) runs.push(await scoresOfOne(app, path, port));
      scores.push(medianOf(path, runs));
    }
    return scores;
  } finally {
    await browser.close();
  }
}

function medianOf(path: string, runs: readonly LighthouseScores[]): LighthouseScores {
  const median = (of: (run: LighthouseScores) => number) =>
    runs.map(of).sort((a, b) => a - b)[runs.length >> 1];
  return {
    path,
    performance: median(({ performance }) => performance),
    accessibility: median(({ accessibility }) => accessibility),
    paintedSeconds: median(({ paintedSeconds }) => paintedSeconds),
    blockedMs: median(({ blockedMs }) => blockedMs),
    interactiveSeconds: median(({ interactiveSeconds }) => interactiveSeconds),
  };
}

async function report(url: string, port: number, tries = TRIES): ReturnType<typeof lighthouse> {
  const result = await lighthouse(url, {
    port,
    logLevel: 'error',
    onlyCategories: ['performance', 'accessibility'],
    // By itself it keeps databases.
    clearStorageTypes: ['cookies', 'local_storage', 'indexeddb', 'service_workers', 'cache_storage'],
  });
  return tries > 1 && result?.lhr.runtimeError?.code === AGAIN ? report(url, port, tries - 1) : result;
}

async function scoresOfOne(app: string, path: string, port: number): Promise<LighthouseScores> {
  const result = await report(app + path, port);
  if (!result || result.lhr.runtimeError)
    throw new Error(`Lighthouse could not open ${path}: ${result?.lhr.runtimeError?.message ?? 'no result'}`);
  const { categories, audits } = result.lhr;
  const score = (name: string) => Math.round(100 * (categories[name].score ?? 0));
  const seconds = (name: string) => Math.round((audits[name].numericValue ?? Number.NaN) / 10) / 100;
  return {
    path,
    performance: score('performance'),
    accessibility: score('accessibility'),
    paintedSeconds: seconds('largest-contentful-paint'),
    interactiveSeconds: seconds('interactive'),
    blockedMs: Math.round(audits['total-blocking-time'].numericValue ?? Number.NaN),
  };
}
