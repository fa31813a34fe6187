import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';

/** A line that calls for attention, and leads to where something can be done about it. @param kind classes beside `entry` */
export const NoticeLink = (props: { to: string; kind?: string; children: ComponentChildren }) => {
  const { to, kind = '', children } = props;
  return (
    <a class={`entry ${kind}`.trim()} href={to}>
      <Icon name="notice" />
      {children}
      <Icon name="next" />
    </a>
  );
};
