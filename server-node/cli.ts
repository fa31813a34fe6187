import { runAsChild } from './first-process.ts';
import { runCommand } from './program.ts';

const isFirst = process.pid === 1;
// Links and their native threads may outlive the command; nothing of it is of use any more.
process.exit(await (isFirst ? runAsChild() : runCommand(process.argv.slice(2))));
