import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');
const others = (n: number) => count(n, { one: 'otro participante', other: 'otros # participantes' });

export const detail: Words['detail'] = {
  day: 'Las personas que estuvieron en los mismos lugares a las mismas horas sabrán qué día, pero no cuándo ni dónde. Nadie sabrá su nombre.',
  strict: (crowd) =>
    `Las personas que estuvieron en los mismos lugares a las mismas horas sabrán cuándo y dónde, si al menos ${others(crowd)} ${crowd === 1 ? 'registró' : 'registraron'} allí su entrada en las mismas horas; si no, nada. Nadie sabrá su nombre.`,
  open: 'Las personas que estuvieron en los mismos lugares a las mismas horas sabrán cuándo y dónde. Nadie sabrá su nombre. En un grupo pequeño alguien podría adivinarlo.',
  keptBack: (crowd) =>
    crowd === 1
      ? 'Donde ningún otro participante registró su entrada en las mismas horas, no se comunica nada.'
      : `Donde registraron su entrada menos de ${count(crowd, { other: '# participantes más' })} en las mismas horas, no se comunica nada.`,
};
