import { words } from '../words/words.ts';

/** Shown when the device's database cannot be opened: nothing can be kept, so nothing is offered. */
export function Broken({ error }: { error: unknown }) {
  const w = words.value.app;
  return (
    <main class="screen">
      <h1>{w.noStorage}</h1>
      <p>{w.noStorageWhy}</p>
      <p class="soft small mono" lang="en" dir="ltr">
        {error instanceof Error ? error.message : String(error)}
      </p>
    </main>
  );
}
