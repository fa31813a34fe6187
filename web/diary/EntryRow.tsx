import { now } from '../app/now.ts';
import { Icon, type IconName } from '../look/Icon.tsx';
import { grid } from '../store/state.ts';
import { clock, duration } from '../words/time.ts';
import { words } from '../words/words.ts';
import type { Entry, Mark } from './entries.ts';

const ICONS: Record<Mark, IconName> = {
  exposed: 'notice',
  unchecked: 'clock',
  awaited: 'clock',
  note: 'diary',
  protected: 'check',
  hidden: 'more',
};

/** One entry in a list: its name, times and marks. */
export function EntryRow({ entry }: { entry: Entry }) {
  const w = words.value.diary;
  const { from, to, until, seconds } = entry;
  // The clock is read only where something goes on, so that a long list stands still.
  const goesOn = to === null && now.value < until;
  const end = to ?? until;
  return (
    <li>
      <a class="entry" href={entry.href}>
        <span class="grow stack tight">
          <span class="title" dir="auto">
            {entry.title}
          </span>
          <span class="soft">
            {w.range(clock(from, grid.value), goesOn ? w.now : clock(end, grid.value))}
            {!goesOn && ` · ${duration(seconds ?? end - from)}`}
          </span>
          {entry.marks.map((mark) => (
            <span key={mark} class="level">
              <Icon name={ICONS[mark]} />
              {w.marks[mark]}
            </span>
          ))}
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}
