import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { UsageError } from '../errors.ts';
import { bitRate, wholeNumber, wholeNumbers } from '../options.ts';

interface PlanOptions {
  users: number[];
  deployment?: string;
  link: number;
  cores: number;
  json?: string;
}

/** Accounts are numbered by 31 bits. */
const MOST_USERS = 2 ** 31;

/** `safetrace plan`: what a night costs an operator. */
export function addPlan(program: Command): void {
  program
    .command('plan')
    .description('What a night costs each operator: CPU, bytes, disk, machines and hours, with the formula.')
    .requiredOption(
      '--users <n>',
      'accounts that upload each epoch, as 20000 or 1e6; several: 1e4,1e6',
      wholeNumbers,
    )
    .option('--deployment <file>', 'a signed deployment (default: the parameters of "init")')
    .addOption(
      new Option('--link <rate>', 'of a machine, each direction: 100Mbit, 10Gbit …')
        .argParser(bitRate)
        .default(bitRate('1Gbit'), '1Gbit'),
    )
    .option('--cores <n>', 'of a machine', wholeNumber, 8)
    .option('--json <file>', 'write the numbers there: bytes, seconds, bits')
    .addHelpText(
      'after',
      `
Prints every factor with its formula, so that the result can be checked by hand, or for several numbers of users a line
each. Times come from the benchmark that is named below the table; operators are taken to be 10 ms from each other.

Examples:
  safetrace plan --users 1e6
  safetrace plan --users 1e4,1e6,1e8 --link 10Gbit --cores 32
  safetrace plan --users 20000 --deployment ./town/deployment.json --link 100Mbit --cores 2 --json plan.json`,
    )
    .action(async ({ users, deployment: file, link, cores, json }: PlanOptions) => {
      const { readDeployment, requireWritable } = await import('../config.ts');
      const { capacityOf } = await import('../plan/capacity.ts');
      const { coefficients } = await import('../plan/coefficients.ts');
      const { typicalDeployment } = await import('../plan/typical.ts');
      const { planSummary } = await import('../plan/summary.ts');
      const { planTable } = await import('../plan/table.ts');
      const { isReplicated } = await import('../../workers/mpc/sharing.ts');
      if (json) requireWritable(json);
      const deployment = file ? readDeployment(file) : typicalDeployment;
      if (!isReplicated(deployment.parties, deployment.threshold))
        throw new UsageError(
          `--deployment: it has ${deployment.parties} nodes; the formulas are those of three nodes of whom one is curious`,
        );
      const { minAccounts } = deployment.run;
      if (users.some((count) => count < minAccounts || count > MOST_USERS))
        throw new UsageError(`--users must be ${minAccounts} (fewer are no run) to ${MOST_USERS}`);
      const plans = users.map((count) => capacityOf(deployment, count, { cores, link }, coefficients));
      const text = plans.length === 1 ? planTable(deployment, plans[0], coefficients) : planSummary(plans);
      process.stdout.write(`${text}\n`);
      if (json) writeFileSync(json, `${JSON.stringify({ coefficients, plans }, null, 2)}\n`);
    });
}
