import type { Command } from 'commander';
import { LOCAL_STATE, WITHDRAWN_FILE } from '../config.ts';
import { readAsked } from '../errors.ts';

/** `safetrace withdraw`: puts notices that makers of posters sent into the list that the site publishes. */
export function addWithdraw(program: Command): void {
  program
    .command('withdraw')
    .description('Add notices of withdrawn posters to the list that phones fetch; each is checked.')
    .argument('<notices...>', 'links of notices, in quotes, as their QR codes have them')
    .option('--file <file>', 'the list, beside the deployment file', `${LOCAL_STATE}/${WITHDRAWN_FILE}`)
    .addHelpText(
      'after',
      `
A notice is signed with the key that signed the poster, so the list says nothing that its makers did not. "safetrace
web" publishes the file when it starts, so start it again; phones ask at most daily. Delete the file to begin a new list.

Example:
  safetrace withdraw 'HTTPS://TOWN.EXAMPLE/C#1234…' --file ./town/${WITHDRAWN_FILE}`,
    )
    .action(async (notices: string[], { file }: { file: string }) => {
      const { readListFile, withNotices, writeListFile } = await import('../withdrawn-file.ts');
      const { list, added } = readAsked(() => withNotices(readListFile(file), notices));
      writeListFile(file, list);
      for (const { name, room, venue } of added)
        process.stdout.write(`${room ? `${name}, ${room}` : name}: issues up to ${venue.issue}\n`);
      process.stdout.write(`${added.length} added, ${list.length} in ${file}\n`);
    });
}
