/** How long a browser may take to begin to read what it saves, in milliseconds. */
const READING = 60_000;

/** Hands a file to the browser's downloads. @param name without a path */
export const saveFile = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), READING);
};

/** "safetrace-2026-11-30.json": the day in UTC. @param now unix seconds */
export const fileName = (kind: string, now: number): string =>
  `safetrace-${new Date(now * 1000).toISOString().slice(0, 10)}.${kind}`;
