import type { ComponentChildren } from 'preact';
import { Icon } from '../look/Icon.tsx';
import { words } from '../words/words.ts';
import { useArrival } from './arrival.ts';
import { back } from './router.ts';

/**
 * One screen: a heading that takes the focus when the screen opens, and a way back.
 * @param up where Back leads when the app was opened on this screen
 */
export function Page(props: { title: string; up?: string; children: ComponentChildren; class?: string }) {
  const { title, up, children } = props;
  const heading = useArrival();
  return (
    <main class={`screen ${props.class ?? ''}`}>
      {up && (
        <button type="button" class="button plain back no-print" onClick={() => back(up)}>
          <Icon name="back" />
          {words.value.app.back}
        </button>
      )}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </main>
  );
}
