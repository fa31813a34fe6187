import { Icon } from '../look/Icon.tsx';
import { words } from '../words/words.ts';
import type { Noted } from './noted.ts';

/**
 * What the person notes of a visit or a meeting: that she was protected, and that lists leave it out.
 * @param compared whether there can be an exposure there: only then protection, and how it is shared, mean anything
 * @param hideWhy what it means there; absent while it can't be hidden
 */
export function OwnMarks(props: {
  of: Noted;
  compared: boolean;
  hideWhy?: string | false;
  onMark: (marks: Noted) => void;
}) {
  const { of, compared, hideWhy, onMark } = props;
  const w = words.value.diary;
  return (
    <>
      {compared && (
        <Choice
          label={w.protect}
          isOn={of.protected ?? false}
          why={w.protectWhy}
          onClick={() => onMark({ protected: !of.protected })}
        />
      )}
      {hideWhy && (
        <Choice
          label={w.hide}
          isOn={of.hidden ?? false}
          why={compared && hideWhy}
          onClick={() => onMark({ hidden: !of.hidden })}
        />
      )}
    </>
  );
}

function Choice(props: { label: string; why: string | false; isOn: boolean; onClick: () => void }) {
  const { label, why, isOn, onClick } = props;
  return (
    <section class="stack tight">
      <button type="button" class="button" aria-pressed={isOn} onClick={onClick}>
        {isOn && <Icon name="check" />}
        {label}
      </button>
      {why && <p class="soft small">{why}</p>}
    </section>
  );
}
