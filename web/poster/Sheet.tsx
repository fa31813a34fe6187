import { bytesToHex } from '@noble/hashes/utils.js';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { decodePoster } from '../../workers/wire/poster.ts';
import { encodeTyped } from '../../workers/wire/typed-code.ts';
import type { MadePoster } from '../store/schema.ts';
import { dateAndTime, formatMoment } from '../words/formats.ts';
import { language } from '../words/language.ts';
import { type LaterWords, laterWords } from '../words/later.ts';
import { fitName } from './fit.ts';
import { Instructions } from './Instructions.tsx';
import { linkOf } from './make.ts';
import { fingerprint } from './makers.ts';
import { Qr } from './Qr.tsx';

export type Size = keyof LaterWords['poster']['sizes'];

/** In hundredths of the sheet's width within its margins: on paper 12 mm, 7 and 4. */
const LEAST_ROOM: Record<Size, number> = { a4: 6.7, a6: 7.8, badge: 4.9 };

/** Name and room in the language of this device, by whose rules they are hyphenated: a poster is made where it hangs. */
function Head({ name, room, size }: { name: string; room?: string | undefined; size: Size }) {
  const head = useRef<HTMLElement>(null);
  useLayoutEffect(() => fitName(head.current!, LEAST_ROOM[size]), [name, room, size]);
  return (
    <header class="sheet-head" ref={head} lang={navigator.language} dir="auto">
      <p class="sheet-name">{name}</p>
      {room && <p class="sheet-room">{room}</p>}
    </header>
  );
}

function Validity({ made: { validFrom, validTo } }: { made: MadePoster }) {
  const w = laterWords.value.poster;
  if (validFrom !== undefined && validTo !== undefined)
    return <p>{w.validBetween(dateAndTime(validFrom), dateAndTime(validTo))}</p>;
  if (validFrom !== undefined) return <p>{w.validFrom(dateAndTime(validFrom))}</p>;
  return validTo === undefined ? null : <p>{w.validTo(dateAndTime(validTo))}</p>;
}

function Maker({ payload }: { payload: Uint8Array }) {
  const w = laterWords.value.poster;
  const { key, issue } = decodePoster(payload).venue!;
  return (
    <p>
      {w.makerAndNumber} <bdi class="mono">{fingerprint(bytesToHex(key))}</bdi> · {w.issue(issue)}
    </p>
  );
}

/** One poster, or the notice that it is withdrawn: a page of paper, and the same on the screen. @param logo address of a picture */
export function Sheet({ made, size, logo }: { made: MadePoster; size: Size; logo: string | null }) {
  const w = laterWords.value.poster;
  const { name, room, address } = made.place;
  return (
    <article class={`sheet ${size}`} lang={language.value}>
      {logo && <img class="sheet-logo" src={logo} alt="" />}
      <Head name={name} room={room} size={size} />
      <Qr text={linkOf(location.origin, made)} label={w.qr(name)} />
      {made.withdrawal ? (
        <div class="sheet-notice">
          <strong>{w.noticeTitle}</strong>
          <p>{w.noticeText}</p>
        </div>
      ) : (
        <Instructions />
      )}
      <footer>
        <div>
          <p dir="auto">{address}</p>
          <Validity made={made} />
        </div>
        {/* What is printed for people to read and type stands at this end. */}
        <div class="sheet-end">
          <p>
            {w.printed(formatMoment(made.madeAt, { dateStyle: 'long' }))} · <bdi class="mono">{made.id}</bdi>
          </p>
          {!made.withdrawal && (
            <p>
              {w.typeThis} <bdi class="mono sheet-letters">{encodeTyped(made.place.secret)}</bdi>
            </p>
          )}
          {made.payload && <Maker payload={made.payload} />}
        </div>
      </footer>
    </article>
  );
}
