import './poster.css';
import { Page } from '../app/Page.tsx';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { CsvForm } from './CsvForm.tsx';
import { MadeList } from './MadeList.tsx';
import { PosterForm } from './PosterForm.tsx';

/** The form of new posters, and the posters made before. */
export function PosterMaker() {
  const w = laterWords.value.poster;
  return (
    <Page title={words.value.screens.poster.title} up="/more">
      <p>{w.intro}</p>
      <PosterForm />
      <CsvForm />
      <MadeList />
      <p class="soft">{w.nowhere}</p>
    </Page>
  );
}
