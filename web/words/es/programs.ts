import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('es');

const size = (least: number, most: number) =>
  least === most ? `${most}` : `${least} ${most === least + 1 ? 'o' : 'a'} ${most}`;

export const programs: LaterWords['programs'] = {
  intro:
    'Cada uno recoge números que las personas dan por voluntad propia. Quien no participa en ninguno no figura en él, y nada más cambia.',
  none: 'Esta comunidad no tiene ese recuento.',
  noPart: 'Usted no participa',
  leaving: 'Sale de este teléfono en un momento',
  waiting: 'Usted participa; aún sin respuesta',
  missed: 'No se contó',
  answered: 'Respondido',
  tooFew: 'Participaron muy pocos',
  doubted: 'Dudoso',

  whoLearns: 'Quién sabe qué',
  quoted: (name) => `«${name}»`,
  everybodySees: (outputs, least, most) =>
    `Todos pueden ver ${outputs} de cada grupo de ${size(least, most)} personas.`,
  onlyYou: (outputs) =>
    `Solo usted puede leer ${outputs}. Las demás personas de su grupo leen lo que es para ellas.`,
  chance: (least) =>
    `El azar decide quién está en un grupo con quién. Si para un grupo quedan menos de ${least} personas, no se calcula nada para ellas.`,
  leaves: 'Qué sale de este teléfono',
  leavesText: (parties, operators) =>
    `Sus números, cortados en ${inWords(parties)} fragmentos de ruido, uno para cada operador: ${operators}. Ven que el seudónimo de este teléfono participa, no lo que usted da, y borran los fragmentos con el cálculo.`,
  couldRead: (enough) =>
    `Solo ${inWords(enough)} de ellos que se pusieran de acuerdo podrían leer sus números.`,
  smallGroup: 'En un grupo pequeño se puede deducir algo de los demás a partir de lo que es público.',
  fingerprint: 'Huella de este recuento',
  fingerprintText: (community, operators) =>
    `Representa el circuito y todo lo que aquí se dice de él, no quién lo calcula: eso es ${community}, con ${operators}, y todos calculan exactamente esto.`,

  give: 'Lo que usted da',
  range: (most) => `Un número entero de 0 a ${most}`,
  outOfRange: (field, most) => `${field}: un número entero de 0 a ${most}, por favor.`,
  notKept: 'No se han podido guardar sus números en este dispositivo. Inténtelo de nuevo.',
  onceGiven: 'Una vez dado, cuenta para hoy y no se puede retirar.',
  takePart: 'Participar',
  takeNoPart: 'No participar',

  leavingSentence:
    'Sus números salen de este teléfono en un momento. Hasta entonces puede cambiar de opinión.',
  waitingSentence: (due) =>
    `Usted participa: sus números están en camino, o en manos de los operadores, que calculan después de las ${due}. Mantenga la aplicación abierta o vuelva a abrirla más tarde.`,
  missedSentence:
    'Sus números no se contaron: no todos los operadores los tenían a tiempo y en orden, participaron más personas de las que se pueden contar a la vez, o un operador interrumpió el cálculo. En ese caso, los operadores pueden haber visto lo que es público de su grupo.',
  doubtedSentence: 'Las respuestas de los operadores no encajan. No se muestra nada de ellas.',
  tooFewSentence: (persons, least) =>
    `Participaron muy pocos: su grupo habría tenido ${persons} de al menos ${least} personas. No se calculó nada con sus números.`,
  answeredSentence: (persons) =>
    count(persons, {
      one: 'Calculado para # persona: usted.',
      other: 'Calculado para # personas, usted entre ellas.',
    }),
  forYou: 'Solo para usted',
  forAll: 'De su grupo, para todos',
  giveNothing: 'No dar nada',
  again: 'Participar de nuevo',

  everybody: 'Lo que todos pueden ver',
  asking: 'Preguntando a los operadores …',
  nothingYet: 'Todavía no hay resultado.',
  unreachable: 'Ahora no se puede contactar con ningún operador.',
  gave: (when, persons, groups) =>
    `Resultado (${when}): números de ${count(persons, { one: '# persona', other: '# personas' })}, en ${count(groups, { one: '# grupo', other: '# grupos' })}.`,
  group: (n) => `Grupo ${n}`,
  moreGroups: (n) => count(n, { one: 'Y # grupo más.', other: 'Y # grupos más.' }),
  newest: 'Mostrar lo más reciente',
};
