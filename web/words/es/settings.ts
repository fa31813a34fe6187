import { capital } from '../capital.ts';
import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';
import { inWords } from './operators.ts';

const count = counterIn('es');
const many = (n: number | null) => (n === null ? 'varios' : inWords(n));

export const settings: LaterWords['settings'] = {
  notReached:
    'Este teléfono todavía no ha contactado con sus operadores, así que no puede decir quiénes son.',
  computedBy: (community, parties) =>
    `${community} lo calculan ${inWords(parties)} operadores que no dependen unos de otros. Cada uno recibe un fragmento de cada envío.`,
  onlyTogether: (noise, enough) => `${noise}; solo ${inWords(enough)} juntos podrían significar algo.`,
  node: 'Nodo',
  country: 'País',
  key: 'Clave',
  lastContact: 'Último contacto',
  contactFailed: 'no se pudo contactar',
  contactMade: 'contactado',
  contactNone: 'ninguno todavía; se pregunta a cada uno cuando toca una respuesta',
  refused: 'Rechazado',
  refusedRecord: (when, reason) => `el registro (${when}): ${reason}`,
  authority: 'Confirma los resultados positivos. No ve ningún diario, ninguna cuenta ni ninguna respuesta.',
  leaves: 'Qué sale de este teléfono',
  leavesDaily: (parties) =>
    `Después de cada día, un envío siempre del mismo tamaño, haya salido usted o no, cortado en ${inWords(parties)} fragmentos de ruido. No contiene el nombre de ningún lugar.`,
  leavesEachRound: (parties) =>
    `Después de cada ronda, un envío siempre del mismo tamaño, haya salido usted o no, cortado en ${inWords(parties)} fragmentos de ruido. No contiene el nombre de ningún lugar.`,
  comesBack: 'Qué vuelve',
  comesBackText: 'Una respuesta siempre del mismo tamaño, en fragmentos que solo este teléfono puede unir.',
  erased: 'Qué se borra y cuándo',
  erasedDaily: (days) =>
    `Los operadores borran los lugares después del cálculo de su día, y todo lo que queda de él después de ${count(days, { one: '# día', other: '# días' })}.`,
  erasedEachRound: (length) =>
    `Los operadores borran los lugares después del cálculo de su ronda, y todo lo que queda de ella después de ${length}.`,
  phoneErases: (days) =>
    `Este teléfono borra las anotaciones del diario después de ${count(days, { one: '# día', other: '# días' })}.`,
  fingerprint: 'Huella de esta comunidad',
  compare: 'Compárela con la que ha publicado su escuela, su empresa o su autoridad.',

  pieces: (parties) => `Una visita en ${inWords(parties)} fragmentos`,
  piecesText: 'Así sale una visita de su teléfono. Elija operadores y vea lo que saben juntos.',
  noise: 'Ruido',
  visitPicture: 'La visita, un alfiler en un mapa',
  seen: (operators) =>
    `${capital(inWords(operators))} operadores que se pongan de acuerdo ven la visita. Prometen no hacerlo, y responden ante leyes y personas distintas.`,
  seenByNobody: 'Nadie ve nada.',
  seenNoise: (operators) =>
    operators === 1
      ? 'Un operador ve ruido: cualquier imagen tendría este aspecto.'
      : `${capital(inWords(operators))} operadores juntos ven ruido: cualquier imagen tendría este aspecto.`,
  cutAgain: 'Cortarla de nuevo',

  conspire: (enough) => `${capital(many(enough))} operadores que se pongan de acuerdo lo ven todo`,
  conspireText: (noise, enough) =>
    `${noise}. ${capital(many(enough))} operadores que junten los suyos podrían leer lugares, avisos y respuestas. Por eso son independientes unos de otros.`,
  liar: 'Un operador que miente puede estropear una respuesta',
  liarText:
    'Se confía en que los operadores sigan las reglas. Quien no lo haga puede falsear respuestas y aprender de ello. Este teléfono nota cuando las respuestas no encajan, pero no toda mentira.',
  seized: (enough) =>
    `${enough === null ? 'Varias' : capital(inWords(enough))} máquinas incautadas muestran quién se encontró con quién`,
  seizedText: (enough, last) =>
    `Quien se haga con las máquinas de ${many(enough)} operadores puede ver, en ${last}, qué seudónimos estuvieron en el mismo lugar, cuáles están marcados como contagiosos y qué aceptó compartir cada uno; y registros enteros de los días más recientes, que se guardan hasta que su respuesta es definitiva. Ningún nombre de personas ni de lugares.`,
  poster: 'Un cartel prueba poco',
  posterText:
    'Prueba que alguien lo vio alguna vez. Una persona deshonesta puede registrar su entrada desde lejos, ocultar visitas o preguntar por unos pocos lugares cuyos carteles tiene.',
  foreign: 'Los códigos de otros sistemas no son secretos',
  foreignText:
    'Los números de lugares de Nueva Zelanda, Hong Kong, Nueva Gales del Sur, Singapur, Inglaterra y Gales son cortos o públicos. Quien conoce uno puede preguntar por ese lugar sin haber estado allí. Nadie comprueba quién imprimió un código así.',
  times: 'Las horas dicen algo',
  timesText:
    'La noche en la que aparece un aviso indica más o menos cuándo informó alguien. Los operadores ven cuándo hace envíos este teléfono.',
  near: 'El mismo lugar no es la misma mesa',
  nearText:
    'Dos personas cuentan cuando estuvieron en un lugar dentro de la misma franja de tiempo. Nadie sabe a qué distancia estaban. El nivel es el más alto de varias horas.',
  onlyUsers: 'Solo se ve a quien participa',
  onlyUsersText:
    'Que no se haya encontrado ninguna exposición significa: ninguna entre quienes usan esto, escanearon e informaron. Una página web no puede medir distancias en segundo plano.',
  phone: 'Este teléfono guarda el diario',
  phoneText: 'Quien lo desbloquea puede leerlo. Puede borrar visitas del diario en cualquier momento.',
  noAdvice: 'Nada de esto es consejo médico.',
};
