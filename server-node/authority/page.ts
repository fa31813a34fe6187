import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import encodeQR from 'qr';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { spacedCode } from '../../workers/wire/report-code.ts';
import type { IssuedCode } from './codes.ts';

const STYLE = `
:root { color-scheme: light dark; font: 1.1rem/1.5 system-ui, sans-serif; }
body { max-width: 34rem; margin: 3rem auto; padding: 0 1rem; }
label { display: block; margin: 1rem 0; }
fieldset { margin: 1rem 0; padding: 0 1rem; border: 1px solid; border-radius: .5rem; }
input:not([type=radio]) { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
input[type=radio] { width: 1.2rem; height: 1.2rem; }
button { font: inherit; padding: .6rem 1.2rem; }
output { display: block; font: 2.4rem ui-monospace, monospace; letter-spacing: .05em; }
output.link { font-size: 1rem; letter-spacing: 0; overflow-wrap: anywhere; }
svg { width: 14rem; height: 14rem; background: #fff; }
@media print { .screen { display: none; } body { margin: 1rem; } :root { color-scheme: light; } }
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

/** The form on which a health worker asks for a code. */
export function issuePage(
  deployment: Deployment,
  { always, app }: { always: boolean; app?: string },
  error = '',
) {
  const onset = html`<label>First symptoms, or day of the test; empty means today
    <input name="onset" type="date"></label>`;
  const kind = (value: string, text: string, chosen = false) => html`<label>
    <input name="kind" type="radio" value="${value}" ${chosen ? 'checked' : ''}> ${text}</label>`;
  return page(
    deployment,
    html`<p>A code lets one person who tested positive report, once.</p>
    ${error && html`<p role="alert"><strong>${error}</strong></p>`}
    <form method="post" action="/">
      <label>Operator token <input name="token" type="password" autocomplete="current-password" required></label>
      ${always ? html`<p>Demonstration: every matched day counts as fully infectious.</p>` : onset}
      <fieldset><legend>How the person gets it</legend>
        ${kind('spoken', 'Spoken, on the telephone: 8 digits', true)}
        ${app === undefined ? '' : kind('link', 'By message, as a link, or from this screen, as a QR code')}
        ${kind('paper', 'On paper: a sheet to print')}
      </fieldset>
      <button>Issue a code</button>
    </form>`,
  );
}

/** A code that was just made: to read out, to send or to print. @param link what opens the app with it, if anything */
export function issuedPage(deployment: Deployment, issued: IssuedCode, link?: string) {
  const until = new Date(issued.expires * 1000).toISOString().slice(0, 16).replace('T', ' ');
  const once = html`It works once, until ${until} UTC.`;
  const code = html`<output id="code">${spacedCode(issued)}</output>`;
  const another = html`<p class="screen"><a href="/">Another code</a></p>`;
  if (issued.kind === 'spoken')
    return page(deployment, html`<p>Read this code to the person. ${once}</p>${code}${another}`);
  const qr =
    link && html`<div role="img" aria-label="The link as a QR code">${raw(encodeQR(link, 'svg'))}</div>`;
  if (issued.kind === 'link')
    return page(
      deployment,
      html`<p>Send this link to the person alone, or let them scan the code with their camera. ${once}</p>
      <output id="link" class="link">${link}</output>${qr}<p>Or typed:</p>${code}${another}`,
    );
  return page(
    deployment,
    html`<p class="screen">Print this page and hand it out. ${once}</p>
    <h2>Your test is positive</h2>
    <p>With this code you can warn the people who were where you were. You decide in the app what is shared. Nobody
    learns your name. It is your decision whether to use it.</p>
    <ol>
      <li>Open the app, then <em>More</em>, then <em>I am ill, or tested positive</em>${link ? ', or scan this:' : '.'}</li>
      <li>Type the code. Spaces do not matter; I, L, O, 0 and 1 do not occur.</li>
    </ol>
    ${qr}${code}<p>${once}</p>${another}`,
  );
}

function page(deployment: Deployment, content: ReturnType<typeof html>) {
  const title = deployment.authority?.name ?? deployment.name;
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${raw(STYLE)}</style></head>
<body><h1>${title}</h1>${content}</body></html>`;
}
