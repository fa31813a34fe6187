import './poster.css';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { posterLink } from '../../workers/wire/poster.ts';
import { encodeTyped } from '../../workers/wire/typed-code.ts';
import { Page } from '../app/Page.tsx';
import { back } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { posters } from '../store/state.ts';
import { fitName } from './fit.ts';
import { Instructions } from './Instructions.tsx';
import { posterOf, removePoster } from './make.ts';
import { Qr } from './Qr.tsx';

const printed = (madeAt: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(madeAt * 1000));

/** Name and room in the language of this device, by whose rules they are hyphenated: a poster is made where it hangs. */
function Head({ name, room }: { name: string; room?: string | undefined }) {
  const head = useRef<HTMLElement>(null);
  useLayoutEffect(() => fitName(head.current!), [name, room]);
  return (
    <header class="sheet-head" ref={head} lang={navigator.language}>
      <p class="sheet-name">{name}</p>
      {room && <p class="sheet-room">{room}</p>}
    </header>
  );
}

/** One poster: on paper a page of A4, on the screen the same sheet. */
export function PosterPage({ id }: { id?: string }) {
  const made = posters.value.find((poster) => poster.id === id);
  if (!made)
    return (
      <Page title="No such poster" up="/poster">
        <p>It was made on another device, or deleted here.</p>
      </Page>
    );
  const { name, room, address } = made.place;
  const link = posterLink(location.origin, posterOf(made));
  return (
    <Page title={`Poster: ${name}`} up="/poster" class="poster-screen">
      <div class="row wrap no-print">
        <button type="button" class="button primary" onClick={() => print()}>
          <Icon name="print" />
          Print
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            back('/poster');
            void removePoster(made.id);
          }}
        >
          <Icon name="bin" />
          Delete
        </button>
        {/* In a window of its own: the code behind # goes with it. */}
        <a class="button" href={link} target="_blank" rel="noreferrer">
          Open this poster's link
        </a>
      </div>
      <article class="sheet" lang="en">
        <Head name={name} room={room} />
        <Qr text={link} label={`QR code to check in at ${name}`} />
        <p class="sheet-typed mono">{encodeTyped(made.place.secret)}</p>
        <Instructions />
        <footer>
          <p>{address}</p>
          <p>
            Printed {printed(made.madeAt)} · <span class="mono">{made.id}</span>
          </p>
        </footer>
      </article>
      <p class="soft small no-print">
        The code holds the secret of this place. Whoever has a picture of it can check in from afar; print a
        new poster from time to time. To try it without a camera, copy the link above into another browser.
      </p>
    </Page>
  );
}
