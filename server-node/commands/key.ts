import type { Command } from 'commander';

/** `safetrace key`: an operator's own identity, made where it will be used. */
export function addKey(program: Command): void {
  program
    .command('key')
    .description('Make the secret key of a node or an authority and print its public key.')
    .requiredOption('--out <dir>', 'state directory of the part; secret.key is made in it')
    .addHelpText(
      'after',
      `
The public key goes into the roster; the secret key stays in its file, which only its owner can read.

Example:
  safetrace key --out ./node`,
    )
    .action(async ({ out }: { out: string }) => {
      const { createKeyPair, writeKeyFile } = await import('../keys.ts');
      const pair = createKeyPair();
      writeKeyFile(out, pair);
      process.stdout.write(`${pair.publicKey}\n`);
    });
}
