import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');

export const guests: LaterWords['guests'] = {
  intro:
    'Usted puede registrar a personas sin teléfono y decirles después qué resultó. Cada una recibe en este dispositivo una cuenta anónima propia, que comparte y recibe respuesta como cualquier teléfono.',
  limits: (most) =>
    `Como máximo ${most} invitados: este dispositivo responde por ellos, y más contarían por más personas de las que una sola puede responder. Los operadores ven que hay cuentas que vienen de un mismo dispositivo, no quiénes son.`,
  label: 'Cómo lo llama usted',
  labelHelp: 'Se queda en este dispositivo. Basta un nombre de pila o un asiento.',
  add: 'Añadir un invitado',
  full: (most) => `Ya hay ${most} invitados. Borre uno que ya no necesite.`,
  noLabel: 'Dé al invitado un nombre o un asiento.',
  longLabel: (most) => `Como máximo ${most} letras.`,
  where: 'Lugar',
  nowhere:
    'Registre su propia llegada en algún lugar o cree un cartel que sea válido ahora: entonces podrá registrar allí a invitados.',
  checkIn: 'Registrar llegada',
  checkInAll: (n) =>
    count(n, { one: 'Registrar la llegada de # invitado', other: 'Registrar la llegada de los # invitados' }),
  checkOut: 'Registrar salida',
  checkOutAll: (n) =>
    count(n, { one: 'Registrar la salida de # invitado', other: 'Registrar la salida de los # invitados' }),
  here: (place, time) => `En ${place} desde las ${time}`,
  away: 'En ningún lugar',
  list: 'Sus invitados',
  none: 'Aún no hay invitados.',
  visits: 'Visitas',
  noVisits: 'Aún no hay visitas.',
  stay: (from, to) => `de ${from} a ${to}`,
  since: (time) => `desde las ${time}`,
  answer: 'Su respuesta',
  unchecked: 'Aún no se ha comprobado nada de este invitado.',
  clear: 'No se encontró ninguna exposición en lo que se comprobó.',
  doubted: 'Los operadores se contradicen: no se muestra nada de su respuesta.',
  exposed: 'Expuesto: dígaselo a este invitado',
  exposedAt: (place, day, from, to) => `${place}, ${day}, de ${from} a ${to}`,
  exposedOn: (day) => `En algún momento de este día: ${day}`,
  deletedPlace: 'Un lugar que ya no está en la lista',
  checkedAt: (time) => `Comprobado: ${time}`,
  missing: (n) => count(n, { one: 'No se comprobó # día.', other: 'No se comprobaron # días.' }),
  howToTell: 'Cómo decírselo',
  tell: [
    'Dígaselo usted, en privado y solo a esa persona.',
    'Diga cuándo y dónde fue. Nadie sabe quién fue ni a qué distancia estuvieron.',
    'Esa persona puede vigilar sus síntomas durante diez días y hacerse una prueba. Un médico o la autoridad sanitaria puede aconsejarla.',
  ],
  erase: 'Borrar este invitado',
  eraseSure: '¿Borrar a este invitado definitivamente? Su respuesta ya no llegará a nadie.',
  eraseHelp: (days) =>
    `Su cuenta, sus visitas y su respuesta se borran solas de este dispositivo ${count(days, { one: '# día', other: '# días' })} después de su última visita.`,
  unknown: 'No existe ese invitado',
  unknownHelp: 'Se borró en este dispositivo.',
  notWritten: 'No se pudo escribir en este dispositivo. Libere espacio e inténtelo de nuevo.',
  cannotReport:
    'Un invitado que enferma no puede avisar a otros desde aquí: para eso necesita un teléfono propio.',
};
