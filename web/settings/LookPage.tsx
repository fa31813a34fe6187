import { useState } from 'preact/hooks';
import { Page } from '../app/Page.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { chooseLook, MOTIONS, shownLook, THEMES } from './look.ts';

/** One choice out of a few. @param name of the group of radio buttons */
function Group<T extends string>(props: {
  name: string;
  title: string;
  values: readonly T[];
  labels: Record<T, string>;
  chosen: T;
  onChoose: (value: T) => void;
}) {
  const { name, title, values, labels, chosen, onChoose } = props;
  return (
    <section class="card stack tight">
      <h2 id={name}>{title}</h2>
      <div role="radiogroup" aria-labelledby={name}>
        {values.map((value) => (
          <label key={value} class="choice">
            <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
            <span class="grow">{labels[value]}</span>
          </label>
        ))}
      </div>
    </section>
  );
}

/** Light or dark, and whether anything moves. */
export function LookPage() {
  const [shown, setShown] = useState(shownLook);
  const [failed, setFailed] = useState(false);
  const choose: typeof chooseLook = (name, value) => {
    try {
      chooseLook(name, value);
    } catch {
      setFailed(true);
    }
    setShown(shownLook());
  };
  const w = laterWords.value.data;
  return (
    <Page title={words.value.screens.look.title} up="/more">
      <Problem text={failed ? w.notKept : null} />
      <Group
        name="theme"
        title={w.look.colours}
        values={THEMES}
        labels={w.look.themes}
        chosen={shown.theme}
        onChoose={(theme) => choose('theme', theme)}
      />
      <Group
        name="motion"
        title={w.look.motion}
        values={MOTIONS}
        labels={w.look.motions}
        chosen={shown.motion}
        onChoose={(motion) => choose('motion', motion)}
      />
      <p class="soft">{w.look.note}</p>
    </Page>
  );
}
