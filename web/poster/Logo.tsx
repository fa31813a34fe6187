import type { TargetedEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Problem } from '../look/Problem.tsx';
import { words } from '../words/words.ts';

/** Chooses a picture for the sheets. @param onLogo gets its address in this window, or null */
export function Logo({ logo, onLogo }: { logo: string | null; onLogo: (logo: string | null) => void }) {
  const [bad, setBad] = useState(false);
  useEffect(() => () => void (logo && URL.revokeObjectURL(logo)), [logo]);
  const choose = async ({ currentTarget }: TargetedEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    const picture = new Image();
    picture.src = URL.createObjectURL(file);
    const good = await picture.decode().then(
      () => true,
      () => false,
    );
    setBad(!good);
    onLogo(good ? picture.src : null);
  };
  const w = words.value.poster;
  return (
    <div class="field">
      <label for="poster-logo">{w.logo}</label>
      <input
        id="poster-logo"
        type="file"
        accept="image/*"
        aria-describedby="poster-logo-help"
        onChange={choose}
      />
      <p class="soft small" id="poster-logo-help">
        {w.logoHelp}
      </p>
      <Problem text={bad ? w.logoBad : null} />
    </div>
  );
}
