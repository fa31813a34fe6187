import { now } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import { grid, report, status } from '../store/state.ts';
import { dayBetween, momentPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { saying, undoing } from './follow.ts';
import { type Change, canUndo, lastSaid, SAYS, type Status } from './status.ts';

/** Where the person stands, what she can note of herself, and how it came to this. */
export function Standing() {
  const w = words.value.risk;
  const stands = status.value;
  if (!stands) return null;
  const since =
    stands.state === 'none' || stands.state === 'exposed' ? stands.history.at(-1) : lastSaid(stands);
  // A report of this phone is ended where it was made.
  const says = SAYS[stands.state].filter((what) => what !== 'ended' || !report.value);
  return (
    <section class="card stack tight" aria-labelledby="standing" data-testid="standing">
      <h2 id="standing">{w.standing}</h2>
      <p role="status">
        {w.states[stands.state]}
        {since && ` ${w.since(momentPhrase(since.at, now.value))}`}
      </p>
      {says.map((what) => (
        <button key={what} type="button" class="button" onClick={() => saying(what)}>
          {w.says[what]}
        </button>
      ))}
      {canUndo(stands) && (
        <button type="button" class="button plain" onClick={() => undoing()}>
          {w.undo}
        </button>
      )}
      <p class="soft small">{w.saysWhy}</p>
      {!report.value && (
        <a class="entry slim" href="/share">
          <span class="title grow">{w.toWarn}</span>
          <Icon name="next" />
        </a>
      )}
      <History status={stands} />
    </section>
  );
}

const inWords = ({ reason, about, at }: Change): string => {
  const w = words.value.risk;
  const moment = momentPhrase(at, now.value);
  return about
    ? w.changeAbout(w.reasons[reason], dayBetween(about.from, about.to, now.value, grid.value), moment)
    : w.change(w.reasons[reason], moment);
};

function History({ status: { history } }: { status: Status }) {
  if (history.length === 0) return null;
  return (
    <details class="stack tight">
      <summary>{words.value.risk.history}</summary>
      <ol class="history" reversed data-testid="history">
        {[...history].reverse().map((change) => (
          <li key={`${change.at} ${change.reason} ${change.about?.from}`}>{inWords(change)}</li>
        ))}
      </ol>
    </details>
  );
}
