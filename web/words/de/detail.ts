import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');
const others = (n: number) =>
  count(n, { one: 'eine andere Teilnehmerin oder ein anderer Teilnehmer', other: '# andere Teilnehmende' });

export const detail: Words['detail'] = {
  day: 'Menschen, die zur selben Zeit am selben Ort waren, erfahren den Tag, nicht wann und wo. Niemand erfährt Ihren Namen.',
  strict: (crowd) =>
    `Menschen, die zur selben Zeit am selben Ort waren, erfahren wann und wo, wenn dort in denselben Stunden mindestens ${others(crowd)} eingecheckt ${crowd === 1 ? 'hat' : 'haben'}; sonst nichts. Niemand erfährt Ihren Namen.`,
  open: 'Menschen, die zur selben Zeit am selben Ort waren, erfahren wann und wo. Niemand erfährt Ihren Namen. In einer kleinen Gruppe kann ihn jemand erraten.',
  keptBack: (crowd) =>
    crowd === 1
      ? 'Wo in denselben Stunden niemand anders eingecheckt hat, wird nichts mitgeteilt.'
      : `Wo in denselben Stunden weniger als ${others(crowd)} eingecheckt haben, wird nichts mitgeteilt.`,
};
