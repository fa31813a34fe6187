/** Writes one line about a part's state; callers never pass a secret, a claim, a code or an account's result. */
export type Log = (text: string) => void;

/** Longest text of a line, in characters. */
const LONGEST = 300;

/** Lines on stdout: time of day (UTC), who speaks, what happened. */
export function createLog(part: string): Log {
  return (text) => {
    const time = new Date().toISOString().slice(11, 19);
    process.stdout.write(`${time} ${part.padEnd(9)} ${inOneLine(text)}\n`);
  };
}

/** Peers and callers choose some of these words: they must neither begin a line, nor steer a terminal, nor fill a disk. */
function inOneLine(text: string): string {
  const line = text.slice(0, LONGEST + 1).replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  return text.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line;
}
