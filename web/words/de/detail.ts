import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');
const phones = (n: number) => count(n, { one: 'ein anderes Telefon', other: '# andere Telefone' });

export const detail: Words['detail'] = {
  day: 'Menschen, die zur selben Zeit am selben Ort waren, erfahren den Tag, nicht wann und wo. Niemand erfährt Ihren Namen.',
  strict: (crowd) =>
    `Menschen, die zur selben Zeit am selben Ort waren, erfahren wann und wo, wenn dort in denselben Stunden mindestens ${phones(crowd)} eingecheckt ${crowd === 1 ? 'hat' : 'haben'}; sonst nichts. Niemand erfährt Ihren Namen.`,
  open: 'Menschen, die zur selben Zeit am selben Ort waren, erfahren wann und wo. Niemand erfährt Ihren Namen. In einer kleinen Gruppe kann ihn jemand erraten.',
  keptBack: (crowd) =>
    crowd === 1
      ? 'Wo in denselben Stunden kein anderes Telefon eingecheckt hat, wird nichts mitgeteilt.'
      : `Wo in denselben Stunden weniger als ${phones(crowd)} eingecheckt haben, wird nichts mitgeteilt.`,
};
