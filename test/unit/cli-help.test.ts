import type { Command } from 'commander';
import { expect, test, vi } from 'vitest';
import { createProgram, runCommand } from '../../server-node/program.ts';
import { NODE_COMMAND } from '../../server-node/simulate/node-command.ts';

const withSubcommands = (command: Command): Command[] => [
  command,
  ...command.commands.flatMap(withSubcommands),
];

/** Runs one command line in this process; what it writes, and its exit code. */
async function run(...words: string[]) {
  const program = createProgram();
  let out = '';
  let err = '';
  for (const command of withSubcommands(program)) {
    command.configureOutput({
      ...command.configureOutput(),
      writeOut: (text) => {
        out += text;
      },
      writeErr: (text) => {
        err += text;
      },
      getOutHelpWidth: () => 80,
    });
  }
  return { code: await runCommand(words, program), out, err };
}

/** Words of every command, such as "circuit run". */
const wordsOf = (command: Command): string[] =>
  command.parent ? [...wordsOf(command.parent), command.name()] : [];
const commands = withSubcommands(createProgram())
  .slice(1)
  .map((command) => wordsOf(command))
  .filter(([name]) => name !== NODE_COMMAND); // not for people

test('the command line explains itself', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  await expect(out).toMatchFileSnapshot('golden/help.txt');
});

for (const words of commands) {
  const command = words.join(' ');

  test(`${command} --help has a golden text with an example`, async () => {
    const { code, out } = await run(...words, '--help');
    expect(code).toBe(0);
    expect(out).toMatch(/\nExamples?:\n( {2}echo .*\n)? {2}(\S+=\S+ )?(safetrace|npm) /);
    await expect(out).toMatchFileSnapshot(`golden/help-${words.join('-')}.txt`);
  });

  if (words.join() === 'circuit') continue; // it only has subcommands
  test(`${command} refuses an option that it does not know: one line, exit code 2`, async () => {
    const { code, out, err } = await run(...words, '--no-such-option');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(
      /^safetrace: (unknown option '--no-such-option'|required option .*)\. See --help\.\n$/,
    );
  });
}

test('an unknown command and a bad port are bad use', async () => {
  expect(await run('weeb')).toEqual({
    code: 2,
    out: '',
    err: "safetrace: unknown command 'weeb' (Did you mean web?) See --help.\n",
  });
  expect((await run('web', '--port', '70000')).err).toBe(
    "safetrace: option '--port <port>' argument '70000' is invalid. A port is 0 to 65535. See --help.\n",
  );
});

test('a browser node does not promise what it cannot keep: --loopback is refused', async () => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    expect((await run('node', '--state', 'x', '--host', 'chromium', '--loopback')).code).toBe(2);
    expect(said.mock.calls.join('')).toContain('--loopback works with --host node only');
  } finally {
    said.mockRestore();
  }
});
