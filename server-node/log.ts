/** Writes one line about a part's state; callers never pass a secret, a claim, a code or an account's result. */
export type Log = (text: string) => void;

/** Lines on stdout: time of day (UTC), who speaks, what happened. */
export function createLog(part: string): Log {
  return (text) => {
    const time = new Date().toISOString().slice(11, 19);
    process.stdout.write(`${time} ${part.padEnd(9)} ${text.replaceAll('\n', ' ')}\n`);
  };
}
