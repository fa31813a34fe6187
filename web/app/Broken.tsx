/** Shown when the device's database cannot be opened: nothing can be kept, so nothing is offered. */
export function Broken({ error }: { error: unknown }) {
  return (
    <main class="screen">
      <h1>This browser keeps no data</h1>
      <p>
        SafeTrace keeps your diary on this device only. The browser refused to open its storage, as some do in
        private windows or when the disk is full. Open the app in an ordinary window, or free some space.
      </p>
      <p class="soft small mono">{error instanceof Error ? error.message : String(error)}</p>
    </main>
  );
}
