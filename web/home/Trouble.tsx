import { Icon } from '../look/Icon.tsx';
import { contact, joined, moved, report, trouble, waiting } from '../store/state.ts';
import { named, operatorsOf } from '../words/operators.ts';
import { words } from '../words/words.ts';

/** What is not as it should be, and what is under way: one line each, and only when there is something. */
export function Trouble() {
  const w = words.value.app;
  // What is under way went on with the account.
  const reported = moved.value ? null : report.value;
  const missing = operatorsOf(contact.value?.unreachable ?? [], joined.value?.deployment.roster);
  return (
    <>
      {trouble.value && (
        <p class="row soft" role="status">
          <Icon name="notice" />
          <span class="grow">{trouble.value(words.value)}</span>
        </p>
      )}
      {!moved.value && waiting.value > 0 && missing.length > 0 && (
        <p class="row soft" role="status">
          <Icon name="clock" />
          <span class="grow">{w.sealedWait(waiting.value, named(missing))}</span>
        </p>
      )}
      {reported && (
        <a class="entry" href="/share">
          <Icon name="share" />
          <span class="title grow">
            {reported.consent === null
              ? w.decideReport
              : reported.accepted
                ? w.reportAccepted
                : w.reportUnderWay}
          </span>
          <Icon name="next" />
        </a>
      )}
    </>
  );
}
