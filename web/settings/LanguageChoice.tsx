import './language.css';
import { useState } from 'preact/hooks';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { writeFact } from '../store/db.ts';
import { changed } from '../store/state.ts';
import { LANGUAGES, language, speak, type Tag } from '../words/language.ts';
import { words } from '../words/words.ts';

/** Every language by its own name, so that who cannot read the present one finds theirs. */
export function LanguageChoice() {
  const [problem, setProblem] = useState<'languageNotLoaded' | 'languageNotKept' | null>(null);
  const w = words.value.more;
  const choose = async (tag: Tag) => {
    setProblem(null);
    try {
      await speak(tag);
    } catch {
      return setProblem('languageNotLoaded');
    }
    try {
      await writeFact('language', language.peek()); // who goes on by arrow keys has asked for another by now
      await changed('language');
    } catch {
      setProblem('languageNotKept');
    }
  };
  return (
    <section class="stack tight">
      <h2 class="row" id="languages">
        <Icon name="language" />
        {w.language}
      </h2>
      <div class="card languages" role="radiogroup" aria-labelledby="languages">
        {(Object.keys(LANGUAGES) as Tag[]).map((tag) => (
          <label key={tag} class="choice">
            <input
              type="radio"
              name="language"
              value={tag}
              checked={language.value === tag}
              onChange={() => void choose(tag)}
            />
            <bdi lang={tag}>{LANGUAGES[tag].name}</bdi>
          </label>
        ))}
      </div>
      <Problem text={problem && w[problem]} />
    </section>
  );
}
