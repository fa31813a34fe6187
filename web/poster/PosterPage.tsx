import './poster.css';
import { useState } from 'preact/hooks';
import { Page } from '../app/Page.tsx';
import { back } from '../app/router.ts';
import { AskFirst } from '../look/AskFirst.tsx';
import { Icon } from '../look/Icon.tsx';
import type { MadePoster } from '../store/schema.ts';
import { posters } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { Leaked } from './Leaked.tsx';
import { Logo } from './Logo.tsx';
import { linkOf, removePosters } from './make.ts';
import { byName } from './order.ts';
import { placesIn } from './places-in.ts';
import { SendLink } from './SendLink.tsx';
import { Sheet, type Size } from './Sheet.tsx';
import { Tag } from './Tag.tsx';

/** What can be done with one poster besides printing it. */
function One({ made }: { made: MadePoster }) {
  const w = laterWords.value.poster;
  const link = linkOf(location.origin, made);
  return (
    <>
      {!made.withdrawal && (
        <a class="button" href={`/poster/${made.id}/screen`}>
          {w.screen}
        </a>
      )}
      {/* In a window of its own: the code behind # goes with it. */}
      <a class="button" href={link} target="_blank" rel="noreferrer">
        {made.withdrawal ? w.noticeLink : w.link}
      </a>
      {made.withdrawal && <SendLink link={link} />}
      <Tag link={link} />
    </>
  );
}

function SizeChoice({ size, onSize }: { size: Size; onSize: (size: Size) => void }) {
  const { size: label, sizes } = laterWords.value.poster;
  return (
    <fieldset class="row wrap">
      <legend>{label}</legend>
      {(Object.keys(sizes) as Size[]).map((one) => (
        <label key={one} class="choice">
          <input type="radio" name="size" checked={one === size} onChange={() => onSize(one)} />
          {sizes[one]}
        </label>
      ))}
    </fieldset>
  );
}

/** A poster, or all that were made together: on paper a page each, on the screen the same sheets. */
export function PosterPage({ id }: { id?: string }) {
  const [size, setSize] = useState<Size>('a4');
  const [logo, setLogo] = useState<string | null>(null);
  const w = laterWords.value.poster;
  const shown = posters.value
    .filter((poster) => poster.id === id || poster.batch === id)
    .sort((a, b) => byName(a.place, b.place));
  if (shown.length === 0)
    return (
      <Page title={w.none} up="/poster">
        <p>{w.noneHelp}</p>
      </Page>
    );
  const [made] = shown;
  const single = shown.length === 1;
  const places = placesIn(shown);
  return (
    <Page
      title={places === 1 ? w.sheet(made.place.name) : w.sheets(shown.length, places)}
      up="/poster"
      class="poster-screen"
    >
      <div class="row wrap no-print">
        <button type="button" class="button primary" onClick={() => print()}>
          <Icon name="print" />
          {w.print}
        </button>
        {single && <One made={made} />}
        <AskFirst
          label={single ? w.remove : w.removeAll}
          icon="bin"
          question={w.removeSure(shown.length)}
          onYes={() => {
            back('/poster');
            void removePosters(shown.map((poster) => poster.id));
          }}
        />
      </div>
      <div class="stack no-print">
        <SizeChoice size={size} onSize={setSize} />
        <Logo logo={logo} onLogo={setLogo} />
      </div>
      {shown.map((poster) => (
        <div key={poster.id} class="stack tight">
          <Sheet made={poster} size={size} logo={logo} />
          {!single && (
            <a class="entry slim no-print" href={`/poster/${poster.id}`}>
              <span class="title grow">
                <bdi>{[poster.place.name, poster.place.room].filter(Boolean).join(', ')}</bdi>
              </span>
              <Icon name="next" />
            </a>
          )}
        </div>
      ))}
      {single && !made.withdrawal && <Leaked made={made} />}
      {!made.withdrawal && <p class="soft small no-print">{w.secretHelp}</p>}
    </Page>
  );
}
