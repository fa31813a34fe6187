import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

export const answer: Words['answer'] = {
  noAnswerSince: (since, why) => `Sin respuesta ${since}: ${why}.`,
  noAnswerYet: (why) => `Todavía sin respuesta: ${why}.`,
  offline: 'este teléfono no tiene conexión',
  skipped: 'en la última ronda participaron muy pocas personas',
  silent: 'los operadores no han dado ninguna',
  visit: (place, when) => `${place} (${when})`,
  visits: (named, others) =>
    [...named, ...(others > 0 ? [count(others, { one: 'otra visita', other: 'otras # visitas' })] : [])].join(
      ' y ',
    ),
  noneOpen: 'No tiene visitas pendientes de comprobar.',
  noneOpenSince: (since) => `No tiene visitas ${since} pendientes de comprobar.`,
  open: (visits) => `Sus visitas sin comprobar todavía: ${visits}.`,
  openSince: (since, visits) => `Sus visitas ${since} sin comprobar todavía: ${visits}.`,
  keptHere: (last) =>
    `Se conservan en este teléfono. Mantenga la aplicación abierta cuando los operadores vuelvan a estar disponibles: las de ${last} todavía se podrán comprobar.`,
  someMissing: (answered, missing) => `${answered}; ${missing}.`,
  notChecked: (visits) =>
    `Sin comprobar: ${visits}, porque no todos los operadores tienen el registro de este teléfono de ese tiempo.`,
  deleted: 'un lugar que usted borró de su diario',
  exposedAt: (when) => `${when} estuvo en el mismo lugar que una persona que después dio positivo:`,
  exposedMeeting: (when) => `${when} tuvo un encuentro con una persona que después dio positivo:`,
  exposedMet: (when) => `${when} tuvo un encuentro con una persona que después dio positivo.`,
  exposedNear: (when) => `${when} estuvo, según el Bluetooth, cerca de una persona que después dio positivo.`,
  exposedOn: (when) => `${when} estuvo en el mismo lugar que una persona que después dio positivo.`,
  dayOnly: 'Aquí los resultados no dicen cuándo ni dónde.',
  otherTimes: (n) => count(n, { one: 'Y otra vez más.', other: 'Y otras # veces.' }),
  otherDays: (n) => count(n, { one: 'Y otro día más.', other: 'Y otros # días.' }),
  contradiction: 'Hoy no hay respuesta: los operadores se contradicen.',
  nothingShown:
    'Al menos uno de ellos ha respondido mal, por eso no se muestra nada. La próxima ronda se comprobará de nuevo.',
  nothingOf: (last) => `Todavía no se ha comprobado nada de ${last}.`,
  nothingYet: 'Todavía no hay nada que comprobar.',
  everyNight: 'Las visitas se comprueban la noche después de cada día.',
  everyRound: 'Las visitas se comprueban después de cada ronda.',
  none: (last) => `No se ha encontrado ninguna exposición en ${last}.`,
  noneIn: (counted, last) => `No se ha encontrado ninguna exposición; comprobado de ${last}: ${counted}.`,
  checked: (moment) => `Comprobado ${moment}.`,
};
