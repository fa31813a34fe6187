import { useEffect, useState } from 'preact/hooks';
import { laterWords } from '../words/later.ts';
import { type Reminding, remind, reminding, remindNoMore } from './reminding.ts';

/** What happens while the app is closed, and whether the person wants to be reminded. */
export function RemindMe() {
  const w = laterWords.value.share;
  const [state, setState] = useState<Reminding | null>(null);
  useEffect(() => {
    void reminding().then(setState);
  }, []);
  const choose = async (on: boolean) => setState(await (on ? remind() : remindNoMore()));
  const why = { cannot: w.remindCannot, denied: w.remindDenied, 'not installed': w.remindNotInstalled };
  return (
    <section class="card stack tight">
      <h2>{w.whileClosed}</h2>
      <p>{w.closedCannotSend}</p>
      {state === 'on' || state === 'off' ? (
        <>
          <label class="choice">
            <input
              type="checkbox"
              checked={state === 'on'}
              onChange={(event) => void choose(event.currentTarget.checked)}
            />
            <span class="grow">{w.remindMe}</span>
          </label>
          <p class="soft small">{w.remindHelp}</p>
        </>
      ) : (
        state && <p class="soft">{why[state]}</p>
      )}
    </section>
  );
}
