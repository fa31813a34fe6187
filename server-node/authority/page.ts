import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { Deployment } from '../../workers/wire/deployment.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { max-width: 32rem; margin: 3rem auto; padding: 0 1rem; }
label { display: block; margin: 1rem 0; }
input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
button { font: inherit; padding: .6rem 1.2rem; }
output { display: block; font-size: 2.6rem; font-variant-numeric: tabular-nums; letter-spacing: .08em; }
`;

/** No script runs on these pages, and their form can be sent nowhere else. */
export const PAGE_HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Referrer-Policy': 'no-referrer',
};

interface Settings {
  codeMinutes: number;
  always: boolean;
}

/** The form on which a health worker asks for a code. */
export function issuePage(deployment: Deployment, { always }: Settings, error = '') {
  const onset = html`<label>First symptoms, or day of the test; empty means today
    <input name="onset" type="date"></label>`;
  return page(
    deployment,
    html`<p>A code lets one person who tested positive report, once.</p>
    ${error && html`<p role="alert"><strong>${error}</strong></p>`}
    <form method="post" action="/">
      <label>Operator token <input name="token" type="password" autocomplete="current-password" required></label>
      ${always ? html`<p>Demonstration: every matched day counts as fully infectious.</p>` : onset}
      <button>Issue a code</button>
    </form>`,
  );
}

/** The code, in two groups for reading it out. */
export function issuedPage(deployment: Deployment, { codeMinutes }: Settings, code: string) {
  return page(
    deployment,
    html`<p>Read this code to the person. It works once, for ${codeMinutes} minutes.</p>
    <output id="code">${code.slice(0, 4)} ${code.slice(4)}</output>
    <p><a href="/">Another code</a></p>`,
  );
}

function page(deployment: Deployment, content: ReturnType<typeof html>) {
  const title = deployment.authority?.name ?? deployment.name;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${raw(STYLE)}</style></head>
<body><h1>${title}</h1>${content}</body></html>`;
}
