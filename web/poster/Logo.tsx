import { useEffect, useState } from 'preact/hooks';
import { FileButton } from '../look/FileButton.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';

/** Chooses a picture for the sheets. @param onLogo gets its address in this window, or null */
export function Logo({ logo, onLogo }: { logo: string | null; onLogo: (logo: string | null) => void }) {
  const [bad, setBad] = useState(false);
  useEffect(() => () => void (logo && URL.revokeObjectURL(logo)), [logo]);
  const choose = async (file: File) => {
    const picture = new Image();
    picture.src = URL.createObjectURL(file);
    const good = await picture.decode().then(
      () => true,
      () => false,
    );
    setBad(!good);
    onLogo(good ? picture.src : null);
  };
  const w = laterWords.value.poster;
  return (
    <div class="field">
      <div>
        <FileButton
          label={w.logo}
          icon="poster"
          accept="image/*"
          describedBy="poster-logo-help"
          onFile={choose}
        />
      </div>
      <p class="soft small" id="poster-logo-help">
        {w.logoHelp}
      </p>
      <Problem text={bad ? w.logoBad : null} />
    </div>
  );
}
