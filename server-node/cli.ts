import { runCommand } from './program.ts';

// Links and their native threads may outlive the command; nothing of it is of use any more.
process.exit(await runCommand(process.argv.slice(2)));
