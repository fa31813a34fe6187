import { type Command, Option } from 'commander';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { LOCAL_STATE } from '../config.ts';
import { UsageError } from '../errors.ts';
import { detail, encounter, region, url } from '../options.ts';
import { addSchemeOptions, requireScheme, type SchemeOptions } from '../scheme-options.ts';
import type { TagOptions } from '../tags.ts';

interface InitOptions extends SchemeOptions, TagOptions {
  out: string;
  name: string;
  demo?: true;
  program: Deployment['program'];
  detail?: Deployment['detail'];
  region?: NonNullable<Deployment['region']>;
  signal: string;
  authority: string;
  selfReport?: true;
  roster?: string;
  key?: string;
  optIn?: string[];
  advice?: string;
}

/** `safetrace init`: keys and the signed deployment.json. */
export function addInit(program: Command): void {
  const command = program
    .command('init')
    .description('Make keys and a signed deployment.json.')
    .option('--out <dir>', 'directory to make', LOCAL_STATE)
    .option('--name <name>', 'name of the community', 'SafeTrace')
    .option('--demo', 'slots of 5 s and days of 40 s, instead of a quarter of an hour and a day')
    .addOption(
      new Option('--program <program>', 'graded exposures, or the one-bit program of the whitepaper')
        .choices(['exposure', 'collision'])
        .default('exposure'),
    )
    .option(
      '--detail <policy>',
      'what results tell: "open", each exposure; "day", only on which days; "strict:K", only exposures where K other accounts were (default: "open")',
      detail,
    )
    .addOption(
      new Option(
        '--near',
        'phones look for Bluetooth tags; not with --demo, --detail day or --program collision',
      ).conflicts('demo'),
    )
    .option(
      '--encounter <DELTA,TAU>',
      'with --near, what an encounter is: dB and minutes, as "safetrace proximity" takes them (default: 74,15)',
      encounter,
    )
    .option('--corrections <file>', 'with --near, what models of phones lose: CSV with model, dB')
    .option(
      '--region <S,W,N,E[,CELL]>',
      'where its people live, degrees, and the side of the squares that phones may note, 200 to 20000 m (default: 1000)',
      region,
    )
    .option('--signal <url>', 'address of the signalling server', url('ws:', 'wss:'), 'ws://127.0.0.1:8081')
    .addOption(
      new Option('--authority <url>', 'address of the health authority; not with --self-report')
        .argParser(url('http:', 'https:'))
        .default('http://127.0.0.1:8082')
        .conflicts('selfReport'),
    )
    .option('--self-report', 'no health authority: people report for themselves');
  addSchemeOptions(command, 'nodes')
    .option('--roster <file>', 'the nodes of independent operators, instead of local ones')
    .option(
      '--opt-in <file>',
      'a program that people may opt in to with fields of their own; may be given again',
      (file, files: readonly string[] = []) => [...files, file],
    )
    .option('--advice <file>', "what people are to do next, in the authority's words")
    .option('--key <file>', "secret key that signs: the authority's, with --self-report the first node's")
    .addHelpText(
      'after',
      `
A roster file is a list, an entry a node: [{"name": …, "operator": …, "country": …, "key": …}, …], in which "key" is what
"safetrace key" printed for that operator. No secret key but the authority's is then made here.

A program's file names a circuit in Bristol Fashion, from its own directory, and what goes in and comes out:
  {"name": …, "purpose": …, "circuit": "sum.txt", "seats": 3, "least": 2, "fields": [{"name": …, "bits": 8}, …],
   "outputs": [{"name": …, "bits": 10, "to": "public" or "owner"}, …]}
The circuit takes the fields of seat 1, then of seat 2 and so on, and gives the outputs in this order, an owner's once for
each seat. A group of fewer than "least" persons is not evaluated; where a seat is empty it takes zeros. Circuits are copied
to OUT/circuits: every operator needs them, beside deployment.json or where "safetrace node --circuits" says.

An advice file says what to do by language and by where somebody stands, up to 8 lines each; the app has words of its own
for what is left out: {"en": {"exposed": ["Take a test.", …], "negative": […], "cleared": […], "positive": […]}, "de": …}

Examples:
  safetrace init --demo                       three local nodes and an authority in ./data
  safetrace init --demo --parties 5 --threshold 2
  safetrace init --out ./town --name "Town" --roster roster.json \\
    --signal wss://signal.town.example --authority https://health.town.example
  safetrace init --demo --opt-in sum.json     the same as the first, and people may opt in to a sum
  safetrace init --near --region 52.3,9.6,52.45,9.9   a real day, with tags, and areas between these degrees
  safetrace init --near --encounter 70,10 --corrections models.csv`,
    )
    .action(async (options: InitOptions) => {
      const { parseJson, readText } = await import('../config.ts');
      const { readProgramFile } = await import('../circuit-files.ts');
      const { initialise } = await import('../init.ts');
      const { adviceSchema, rosterSchema } = await import('../../workers/wire/deployment-schema.ts');
      const { readKeyFile } = await import('../keys.ts');
      const { tagsOf } = await import('../tags.ts');
      const { deploymentHash } = await import('../../workers/wire/deployment.ts');
      const { programsOf } = await import('../../workers/wire/circuit-programs.ts');
      const { bytesToHex } = await import('@noble/hashes/utils.js');
      if (options.key && !options.roster) {
        throw new UsageError('--key goes with --roster: without a roster every key is made here');
      }
      await requireScheme(options);
      const deployment = initialise({
        out: options.out,
        name: options.name,
        demo: options.demo ?? false,
        program: options.program,
        detail: options.detail ?? { policy: 'open' },
        near: tagsOf(options),
        region: options.region ?? null,
        programs: options.optIn?.map(readProgramFile) ?? [],
        advice: options.advice
          ? parseJson(options.advice, readText(options.advice, 'see --help for its form'), adviceSchema)
          : null,
        signal: options.signal,
        authority: options.selfReport ? null : options.authority,
        parties: options.parties,
        threshold: options.threshold,
        roster: options.roster
          ? parseJson(options.roster, readText(options.roster, 'see --help for its form'), rosterSchema)
          : null,
        rosterFile: options.roster ?? null,
        signer: options.key ? readKeyFile(options.key) : null,
      });
      process.stdout.write(`${options.out}: deployment ${bytesToHex(deploymentHash(deployment))}\n`);
      for (const { name, id } of programsOf(deployment))
        process.stdout.write(`${options.out}: program "${name}" ${id}\n`);
    });
}
