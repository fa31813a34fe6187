/** What components draw, without a browser. */
import type { ComponentChildren, VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';

const CHARACTERS: Record<string, string> = { '&lt;': '<', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
const plain = (html: string): string => html.replace(/&(?:lt|quot|#39|amp);/g, (name) => CHARACTERS[name]);

/** Their tags and text, characters as they are read. */
export const htmlOf = (node: ComponentChildren): string => plain(renderToString(node as VNode));

/** Their text, with `<to href>` before that of a link, and the name of a button that is heard in place of its text. */
export const textOf = (node: ComponentChildren): string => {
  const said = renderToString(node as VNode).replace(
    /<(\w*)([^>]*)>/g,
    (_, tag: string, attributes: string) => {
      const name = { a: /href="([^"]*)"/, button: /aria-label="([^"]*)"/ }[tag]?.exec(attributes)?.[1];
      return name === undefined ? ' ' : tag === 'a' ? ` <to ${name}> ` : ` [${name}] `;
    },
  );
  return plain(said).replace(/\s+/g, ' ').trim();
};
