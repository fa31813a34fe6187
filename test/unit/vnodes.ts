/** What components say that use no hooks, without a browser. */
import { type ComponentChildren, type FunctionComponent, isValidElement } from 'preact';

/** Their text, with `<to href>` before a link. */
export const textOf = (node: ComponentChildren): string => {
  if (Array.isArray(node)) return node.map(textOf).join(' ');
  if (!isValidElement(node)) return typeof node === 'string' || typeof node === 'number' ? String(node) : '';
  const props = node.props as { children?: ComponentChildren; href?: string };
  if (typeof node.type !== 'string')
    return textOf((node.type as FunctionComponent)(props) as ComponentChildren);
  return `${props.href ? `<to ${props.href}> ` : ''}${textOf(props.children)}`;
};
