import * as v from 'valibot';
import { MAX_CROWD } from '../mpc/crowd.ts';
import { circuitProgramsSchema } from './program-schema.ts';
import { hasVisible, hiddenIn } from './seen-text.ts';
import { whole } from './whole-number.ts';

/** People read it in sentences of the app, which nothing in it may turn around. */
const seen = v.pipe(
  v.string(),
  v.check(
    (text) => hiddenIn(text) === null,
    ({ input }) => `holds ${hiddenIn(input)}, a character that is not seen`,
  ),
);
const name = v.pipe(
  seen,
  v.regex(/^\S(.*\S)?$/, 'must not be empty, nor begin or end with a space'),
  v.check(hasVisible, 'must have a letter that is seen'),
  v.maxLength(100, 'is longer than 100 characters'),
);
const key = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/, 'must be 64 lower-case hexadecimal digits'));
const url = (scheme: RegExp, form: string) =>
  v.pipe(
    v.string(),
    v.maxLength(300, 'is longer than 300 characters'),
    v.regex(scheme, `must be an address ${form}`),
  );
const degrees = (most: number) =>
  v.pipe(
    v.number(`must be degrees from -${most} to ${most}`),
    v.minValue(-most, `must be degrees from -${most} to ${most}`),
    v.maxValue(most, `must be degrees from -${most} to ${most}`),
  );

const decibels = v.pipe(
  v.number('must be dB from -60 to 60'),
  v.minValue(-60, 'must be dB from -60 to 60'),
  v.maxValue(60, 'must be dB from -60 to 60'),
);

/** The nodes; party i is entry i − 1. `key`: the node's Ed25519 identity key. */
export const rosterSchema = v.pipe(
  v.array(v.strictObject({ name, operator: name, country: name, key })),
  v.minLength(3, 'must name 3 nodes at least'),
  v.maxLength(7, 'must name 7 nodes at most'),
);

const adviceLines = v.pipe(
  v.array(
    v.pipe(seen, v.check(hasVisible, 'must not be blank'), v.maxLength(240, 'is longer than 240 characters')),
  ),
  v.minLength(1, 'must have a line'),
  v.maxLength(8, 'has more than 8 lines'),
);

/**
 * What people are to do, in the authority's words, by language (BCP 47) and by where they stand; see web/risk/status.ts.
 * It comes with the deployment, so that a phone asks nobody for it when it is needed.
 */
export const adviceSchema = v.pipe(
  v.record(
    v.pipe(
      v.string(),
      v.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language, such as "en" or "pt-BR"'),
    ),
    v.strictObject({
      exposed: v.exactOptional(adviceLines),
      negative: v.exactOptional(adviceLines),
      cleared: v.exactOptional(adviceLines),
      positive: v.exactOptional(adviceLines),
    }),
  ),
  v.check((advice) => Object.keys(advice).length <= 12, 'has more than 12 languages'),
);

/** Form of `deployment.json`; what fields mean to each other is checked in deployment.ts. */
export const deploymentSchema = v.strictObject({
  version: v.literal(1, 'must be 1: this program knows no other version'),
  name,
  /** n, the nodes of the roster. */
  parties: whole(3, 7),
  /** t: so many colluding operators learn nothing. [parties, threshold] is one of SCHEMES. */
  threshold: whole(1, 3),
  program: v.picklist(['exposure', 'collision'], 'must be "exposure" or "collision"'),
  /**
   * What results tell, alike for all and for ever. open: slots and level of every matched row. day: on which days, and
   * the level. strict: as open, but only of rows that `crowd` other accounts could have warned.
   */
  detail: v.variant(
    'policy',
    [
      v.strictObject({ policy: v.literal('open') }),
      v.strictObject({ policy: v.literal('day') }),
      v.strictObject({ policy: v.literal('strict'), crowd: whole(1, MAX_CROWD) }),
    ],
    'must be "open", "day" or "strict"',
  ),
  roster: rosterSchema,
  /** Null: a self-report deployment, whose uploads carry levels. `key` signs this file and the claim lists. */
  authority: v.nullable(v.strictObject({ name, key, url: url(/^https?:\/\/\S+$/, 'http:// or https://') })),
  signal: url(/^wss?:\/\/\S+$/, 'ws:// or wss://'),
  /** Seconds; see time.ts. */
  grid: v.strictObject({ slot: whole(1, 86_400), epoch: whole(1, 604_800), offset: whole(0, 2 ** 40) }),
  /** Block of h slots; rows per block for places and for meetings. */
  place: v.strictObject({ h: whole(1, 32), venues: whole(0, 64), meets: whole(0, 64) }),
  /** Tags: rows per block for one's own periods and for tags heard; null where there are none. */
  near: v.nullable(
    v.strictObject({
      h: whole(1, 32),
      self: whole(1, 32),
      heard: whole(1, 256),
      symmetric: v.boolean(),
      /** See near/detector.ts: `delta` in dB, the others in minutes. Left out: the usual. */
      encounter: v.exactOptional(
        v.strictObject({
          delta: whole(1, 150),
          tau: whole(1, 1440),
          log: whole(1, 60),
          bridge: whole(0, 30),
          pause: whole(0, 240),
        }),
      ),
      /** What phones of a model lose more than the usual one, dB, as `safetrace proximity --calibrate` measures it. */
      corrections: v.exactOptional(
        v.pipe(
          v.array(v.strictObject({ model: name, dB: decibels })),
          v.maxLength(500, 'names more than 500 models'),
        ),
      ),
    }),
  ),
  /** Where the people of the community live, for the coarse cells of places/cells.ts. Left out: phones keep none. */
  region: v.exactOptional(
    v.strictObject({
      /** Degrees; they may not cross the 180th meridian. */
      south: degrees(85),
      west: degrees(180),
      north: degrees(85),
      east: degrees(180),
      /** Side of a cell, metres. */
      cell: whole(200, 20_000),
    }),
  ),
  run: v.strictObject({
    /** Seconds after an epoch's end in which phones upload it. */
    collect: whole(1, 604_800),
    /** Epochs during which late uploads are still taken. */
    grace: whole(0, 30),
    /** Epochs that every run matches. */
    window: whole(1, 60),
    /** A run with fewer accounts is skipped. */
    minAccounts: whole(2, 2 ** 30),
  }),
  claims: v.strictObject({
    /** New entries of the authority's list in each run. */
    places: whole(1, 65_536),
    /** Runs for which an entry stays listed. */
    runs: whole(1, 30),
    /** Epochs to come for which an entry carries levels. */
    ahead: whole(0, 30),
  }),
  /** Seconds: stays shorter than `minimum` make no row; a forgotten check-out ends after `defaultLength`; none is longer than `cap`. */
  visits: v.strictObject({
    minimum: whole(0, 86_400),
    defaultLength: whole(1, 604_800),
    cap: whole(1, 604_800),
  }),
  /** Circuits that people may opt in to with fields of their own; absent where there are none. */
  programs: v.exactOptional(circuitProgramsSchema),
  /** What to do next; absent where the authority leaves that to the app. */
  advice: v.exactOptional(adviceSchema),
});

/** Everything that all members of one community agree on. */
export type Deployment = v.InferOutput<typeof deploymentSchema>;

/** `deployment.json` with its signature (hex). */
export const signedDeploymentSchema = v.strictObject({
  deployment: deploymentSchema,
  signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/, 'must be 128 lower-case hexadecimal digits')),
});
