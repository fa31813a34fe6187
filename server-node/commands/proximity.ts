import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { readAsked, UsageError } from '../errors.ts';
import { decibels, wholeNumber } from '../options.ts';

interface ProximityOptions {
  delta?: number;
  tau?: number;
  truth?: string;
  calibrate?: boolean;
  corrections?: string;
  deployment?: string;
  json?: string;
}

/** `safetrace proximity`: the encounter detector on recorded readings. */
export function addProximity(program: Command): void {
  program
    .command('proximity')
    .description('Encounters in recorded Bluetooth readings, and how well thresholds tell near from far.')
    .argument('<files...>', 'readings, CSV with a header, plain or .gz')
    .option('--delta <dB>', 'δ: a minute that lost less was spent near (default: 74)', decibels)
    .option('--tau <minutes>', 'τ: least sum of near minutes of an encounter (default: 15)', wholeNumber)
    .option('--deployment <file>', 'take δ, τ and what goes with them from a signed deployment')
    .option('--truth <file>', 'classes of whole recordings: CSV with log, class (H1 or near, H0 or far)')
    .option('--calibrate', 'correct each device by its minutes about a metre apart, as a maker would')
    .addOption(
      new Option('--corrections <file>', 'correct devices by a table: CSV with device, dB').conflicts(
        'calibrate',
      ),
    )
    .option('--json <file>', 'write {detector, recordings, known, truth} there')
    .addHelpText(
      'after',
      `
Columns, the first of each that is there: identifier, device or log; elapsed, t_s or time (seconds, or a date and time);
rss, rssi or rssi_dbm; tx_power. Truth: label (1 near, -1 far), else dist or distance (cm) or range_ft, of which 2 m is
near. --truth counts before these, and may name the device in a column. Other columns are ignored, as are readings of
127 dBm, which say that nothing was measured. A minute is one decision.

Examples:
  safetrace proximity RSS_humanHH.csv.gz RSS_humanPB.csv.gz --calibrate
  safetrace proximity readings.csv.gz --truth logs.csv --delta 74 --tau 5 --json out.json`,
    )
    .action(async (files: string[], options: ProximityOptions) => {
      const { readDeployment, requireWritable } = await import('../config.ts');
      const { detectorOf } = await import('../../workers/near/parameters.ts');
      const { readCorrections, measuredCorrections } = await import('../proximity/corrections.ts');
      const { evaluate } = await import('../proximity/evaluate.ts');
      const { readAllRecordings } = await import('../proximity/recordings.ts');
      const { proximityReport } = await import('../proximity/report.ts');
      const { readTruth } = await import('../proximity/truth.ts');
      const { requireFile } = await import('../require-file.ts');
      const { readLines } = await import('../text-file.ts');
      const { delta, tau, json } = options;
      const asked = <T>(file: string | undefined, parse: (lines: string[], file: string) => T): T | null =>
        file === undefined ? null : readAsked(() => parse(readLines(file), file));
      for (const file of [...files, options.truth, options.corrections])
        if (file !== undefined) requireFile(file);
      const truth = asked(options.truth, readTruth);
      const table = asked(options.corrections, readCorrections);
      const detector = {
        ...detectorOf(options.deployment === undefined ? null : readDeployment(options.deployment)),
        ...(delta === undefined ? {} : { delta }),
        ...(tau === undefined ? {} : { tau }),
      };
      if (detector.tau < detector.log)
        throw new UsageError(
          `--tau is at least the ${detector.log} minutes from which an identifier is logged`,
        );
      if (json) requireWritable(json);
      const recordings = readAsked(() => readAllRecordings(files, truth));
      const corrections = table ?? (options.calibrate ? measuredCorrections(recordings) : new Map());
      const evaluation = evaluate(recordings, corrections, detector);
      process.stdout.write(`${proximityReport(evaluation)}\n`);
      if (json) writeFileSync(json, `${JSON.stringify(evaluation, null, 2)}\n`);
    });
}
