/**
 * The content security policy of the app's pages: only files of their own origin run, and no text becomes a script except
 * an address of such a file (web/app/trusted-types.ts).
 * @param connect origins or schemes that pages may speak to, besides their own
 * @returns the directives that a page may also bring itself
 */
export const contentPolicy = (connect: readonly string[]): string[] => [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  `connect-src ${["'self'", ...connect].join(' ')}`,
  "style-src 'self'",
  "img-src 'self' blob:",
  "media-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
];
