import './guests.css';
import { Page } from '../app/Page.tsx';
import { Moved } from '../home/Moved.tsx';
import { guests, moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { AddForm } from './AddForm.tsx';
import { Door } from './Door.tsx';
import { MOST_GUESTS } from './guest.ts';

/** People without a phone, whom this device stands for. */
export function Guests() {
  const w = laterWords.value.guests;
  return (
    <Page title={words.value.screens.guests.title} up="/more">
      {moved.value && <Moved />}
      <AddForm />
      <section class="stack tight">
        <h2>{w.list}</h2>
        {guests.value.length === 0 ? <p>{w.none}</p> : <Door all={guests.value} />}
      </section>
      <p class="soft small">{w.limits(MOST_GUESTS)}</p>
      <p class="soft small">{w.cannotReport}</p>
    </Page>
  );
}
