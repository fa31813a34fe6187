import { words } from '../words/words.ts';

/** Why a code was not taken. @param why one sentence */
export function Refusal({ why }: { why: string }) {
  return (
    <div class="card notice stack tight" data-testid="not-ours">
      <p>{why}</p>
      <p class="soft">{words.value.scan.nothingChanged}</p>
    </div>
  );
}
