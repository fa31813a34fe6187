import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../words/words.ts';
import { Icon, type IconName } from './Icon.tsx';

interface Asked {
  label: string;
  /** What is heard in place of the label, and holds it; where one screen has several of these. */
  name?: string;
  icon?: IconName;
  question: string;
  /** On the second button, where it says something else than the first. */
  yes?: string;
  onYes: () => void;
}

/**
 * A button for what cannot be undone: it asks in its own place first. Who thinks better of it keeps things as they are,
 * also by Escape.
 * @param help what it does, below it
 */
export function AskFirst({ help, ...asked }: Asked & { help?: string | false }) {
  if (!help) return <Question {...asked} />;
  return (
    <section class="stack tight">
      <Question {...asked} />
      <p class="soft small">{help}</p>
    </section>
  );
}

function Question({ label, name, icon, question, yes = label, onYes }: Asked) {
  const [asking, setAsking] = useState<boolean | null>(null); // null before the first tap: nothing takes the focus
  const first = useRef<HTMLButtonElement>(null);
  const asked = useRef<HTMLParagraphElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    if (asking !== null) (asking ? asked : first).current!.focus();
  }, [asking]);
  if (!asking)
    return (
      <button type="button" class="button" ref={first} aria-label={name} onClick={() => setAsking(true)}>
        {icon && <Icon name={icon} />}
        {label}
      </button>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div
      role="group"
      class="card notice stack tight"
      aria-labelledby={id}
      onKeyDown={({ key }) => key === 'Escape' && setAsking(false)}
    >
      <p id={id} ref={asked} tabIndex={-1}>
        {question}
      </p>
      <div class="row wrap">
        <button type="button" class="button" onClick={onYes}>
          {yes}
        </button>
        <button type="button" class="button" onClick={() => setAsking(false)}>
          {words.value.app.keep}
        </button>
      </div>
    </div>
  );
}
