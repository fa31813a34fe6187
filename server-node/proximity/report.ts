import type { AtThreshold, Evaluation } from './evaluate.ts';

/** Every so many dB a line. */
const STEP = 4;

/** An evaluation as a person reads it: thresholds, then encounters. */
export function proximityReport({ detector, recordings, known, truth }: Evaluation): string {
  const { delta, tau, log, pause } = detector;
  const readings = recordings.reduce((sum, recording) => sum + recording.readings, 0);
  const encounters = recordings.flatMap(({ file, identifier, encounters }) =>
    encounters.map(({ first, minutes }) => [file, identifier, timeOf(first), `${minutes} min`]),
  );
  const loggedOnes = recordings.filter(({ nearMinutes }) => nearMinutes > 0).length;
  return [
    `recordings: ${recordings.length}; readings: ${readings}; minutes at a known distance: ${known.near} near, ${known.far} far`,
    truth ? thresholdTable(truth, delta) : 'Near and far are not both known: no precision and no recall.',
    `Near under ${delta} dB. Logged, as near for ${log} minutes or more: ${loggedOnes} of the recordings. Encounters, of ${tau} near minutes or more with pauses of at most ${pause}: ${encounters.length}`,
    ...(encounters.length > 0
      ? [columns([['file', 'identifier', 'first minute', 'near'], ...encounters])]
      : []),
  ].join('\n\n');
}

function thresholdTable({ rocArea, thresholds }: NonNullable<Evaluation['truth']>, delta: number): string {
  const tells = ({ nearCalledNear, farCalledNear, nearCalledFar, farCalledFar }: AtThreshold['minutes']) =>
    nearCalledNear + farCalledNear > 0 && nearCalledFar + farCalledFar > 0;
  const shown = thresholds.filter(
    (threshold) => threshold.delta === delta || (threshold.delta % STEP === 0 && tells(threshold.minutes)),
  );
  const lines = shown.map(({ delta, precision, recall, f1, falseAlarms, minutes }) => [
    String(delta),
    part(precision),
    part(recall),
    part(f1),
    part(falseAlarms),
    String(minutes.nearCalledNear + minutes.farCalledNear),
  ]);
  return [
    columns([['under dB', 'precision', 'recall', 'F1', 'false alarms', 'minutes called near'], ...lines]),
    `ROC-AUC ${part(rocArea)}. Each stay counts alike, near and far half each, so that chance is a precision of 0.50.`,
  ].join('\n');
}

/** 0.83; a dash where nothing was called near. */
const part = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2));

/** Minute of a recording with dates in UTC, of others counted from its clock's zero. */
const timeOf = (minute: number): string =>
  minute > 1e7 ? `${new Date(minute * 60_000).toISOString().slice(0, 16).replace('T', ' ')}` : String(minute);

function columns(lines: readonly (readonly string[])[]): string {
  const widths = lines[0].map((_, i) => Math.max(...lines.map((line) => line[i].length)));
  return lines
    .map((line) =>
      line
        .map((field, i) => field.padEnd(widths[i]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
