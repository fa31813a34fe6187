/** Why a code was not taken. */
export function Refusal({ sentence }: { sentence: string }) {
  return (
    <div class="card notice stack tight" data-testid="not-ours">
      <p>{sentence}</p>
      <p class="soft">Nothing was changed.</p>
    </div>
  );
}
