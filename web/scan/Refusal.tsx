import { laterWords } from '../words/later.ts';

/** Why a code was not taken. @param why one sentence */
export function Refusal({ why }: { why: string }) {
  return (
    <div class="card notice stack tight" data-testid="not-ours">
      <p>{why}</p>
      <p class="soft">{laterWords.value.scan.nothingChanged}</p>
    </div>
  );
}
