import { Page } from '../app/Page.tsx';
import { moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { MakeFile } from './MakeFile.tsx';
import { MovedOn } from './MovedOn.tsx';
import { OpenFile } from './OpenFile.tsx';

/** An encrypted file with everything: made here, or opened here. */
export function BackupPage() {
  const w = laterWords.value.data.backup;
  return (
    <Page title={words.value.screens.backup.title} up="/more/data">
      {moved.value ? (
        <MovedOn />
      ) : (
        <>
          <p>{w.intro}</p>
          <MakeFile />
          <OpenFile />
        </>
      )}
    </Page>
  );
}
