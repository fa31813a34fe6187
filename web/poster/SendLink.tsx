import { useState } from 'preact/hooks';
import { laterWords } from '../words/later.ts';

/** Hands a notice's link to whoever publishes it: by what the device sends with, else by way of its clipboard. */
export function SendLink({ link }: { link: string }) {
  const [said, setSaid] = useState<'linkCopied' | 'notCopied' | null>(null);
  const w = laterWords.value.poster;
  const canSend = 'share' in navigator;
  const send = async () => {
    // Whoever closes the list of what to send with has changed his mind.
    if (canSend) return navigator.share({ url: link }).catch(() => {});
    setSaid(
      await navigator.clipboard.writeText(link).then(
        () => 'linkCopied' as const,
        () => 'notCopied' as const,
      ),
    );
  };
  return (
    <div class="stack tight">
      <button type="button" class="button" onClick={send}>
        {canSend ? w.sendLink : w.copyLink}
      </button>
      <p class="soft small" aria-live="polite">
        {said ? w[said] : w.sendLinkHelp}
      </p>
    </div>
  );
}
