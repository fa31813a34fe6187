import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

export const diary: Words['diary'] = {
  title: 'Diario',
  empty: 'Aún no hay visitas.',
  emptyWhy:
    'Escanee el cartel de una puerta y aquí aparecerán el lugar y la hora. El diario se queda en este teléfono; sus entradas se borran a los 16 días.',
  noneInMonth: 'No hay nada en el diario para este mes.',
  now: 'ahora',
  range: (from, to) => `${from} – ${to}`,
  marks: {
    exposed: 'Exposición',
    unchecked: 'No comprobado',
    awaited: 'Aún no comprobado',
    note: 'No se compara',
    protected: 'Tenía protección',
    hidden: 'Oculto',
  },
  calendar: 'Calendario',
  before: 'Mes anterior',
  after: 'Mes siguiente',
  wholeMonth: 'Mostrar todo el mes',
  twoWeeks: 'Mostrar solo dos semanas',
  entries: (n) => count(n, { one: '# entrada', other: '# entradas' }),
  exposures: (n) => count(n, { one: '# exposición', other: '# exposiciones' }),
  nothing: 'sin entradas',
  legendVisit: 'visita',
  legendMeeting: 'encuentro',
  legendExposure: 'exposición',
  emptyDay: 'No hay nada en el diario para este día.',
  exposuresTitle: 'Exposiciones',
  entriesTitle: 'Visitas y encuentros',
  add: 'Añadir una visita',
  recording: 'Pausa y recordatorios',
  showHidden: (n) => count(n, { one: 'Mostrar # entrada oculta', other: 'Mostrar # entradas ocultas' }),
  hideHidden: 'Volver a ocultar esas entradas',
  unknown: 'No está en el diario',
  unknownWhy: 'Esta visita se borró, o está en otro dispositivo.',
  day: 'Día',
  from: 'Desde',
  to: 'Hasta',
  stay: 'Duración',
  room: 'Sala',
  address: 'Dirección',
  goesOn: (time) => `sigue ahí; termina por sí sola a las ${time}`,
  short: (least) => `Demasiado corta para compararla: las visitas cuentan a partir de ${least}.`,
  uncheckedWhy: 'No comprobado: no todos los operadores tienen el registro de este teléfono de ese tiempo.',
  awaitedWhy: 'Aún no comprobado: no ha llegado ninguna respuesta sobre ese tiempo.',
  noCodeWhy: 'No se compara con otros: este lugar se anotó sin su código. Está aquí solo para usted.',
  lateWhy:
    'No se compara con otros: cuando se añadió, el registro de ese tiempo ya se había compartido o ya no se podía compartir. Está aquí solo para usted.',
  checkOut: 'Registrar salida',
  came: '¿Cuándo llegó?',
  left: '¿Cuándo se fue?',
  endsOn: (day) => `La visita termina al día siguiente: ${day}.`,
  date: '¿Qué día?',
  save: 'Cambiar las horas',
  saved: 'Cambiado.',
  changeUntil: 'Esto cuenta hasta que se comparta el registro de ese tiempo, poco después de acabar su día.',
  changeLocked:
    'El registro de ese tiempo se compartió tal como está, por lo que sus horas ya no se pueden cambiar.',
  problems: {
    order: 'El final debe ser posterior al comienzo.',
    future: 'Eso está en el futuro. Una visita se puede anotar cuando ha terminado.',
    backwards:
      'La hora de salida es anterior a la de llegada: la visita terminaría al día siguiente, que aún no ha llegado. Revise las dos horas.',
    long: (most) => `Una visita dura como máximo ${most}.`,
    shared:
      'Una parte de ese tiempo ya se compartió tal como estaba, o ya no se puede compartir, y no se puede cambiar.',
    blank: 'Indique un día y dos horas, por favor.',
    name: 'Indique el nombre del lugar, por favor.',
    failed: 'No se pudo escribir en este dispositivo. Libere espacio e inténtelo de nuevo.',
  },
  protect: 'Tenía protección',
  protectWhy:
    'Por ejemplo, una mascarilla o una mampara. Una exposición aquí se sigue mostrando, pero ya no cuenta en su respuesta. No cambia nada de lo que se dice a otros.',
  hide: 'Ocultar en las listas',
  hideWhy:
    'Una visita oculta se sigue compartiendo como ruido y se sigue comprobando. Una exposición allí se muestra sin su nombre.',
  removeSure: '¿Borrar esta visita? No se podrá recuperar.',
  remove: 'Borrar esta visita',
  removeWhy:
    'Si se borra antes de que acabe su día, una visita no se comparte nunca. Después, una exposición allí ya no puede nombrar el lugar.',
  where: '¿Dónde estuvo?',
  otherPlace: 'Otro lugar, sin su código',
  placeName: 'Nombre del lugar',
  noCode: 'Sin el código de su cartel, este lugar es una nota para usted: nunca se compara con otros.',
  addWhy:
    'Solo se pueden comparar los lugares cuyo cartel ha visto este teléfono, y solo hasta que se comparta el registro de ese tiempo.',
  addIt: 'Anotar la visita',
  overlap: (n) =>
    count(n, { one: 'Dos visitas al mismo tiempo', other: '# pares de visitas al mismo tiempo' }),
  overlapTitle: 'Al mismo tiempo',
  overlapWhy:
    'Nadie está en dos lugares a la vez. Diga dónde estuvo; la otra visita pierde ese tiempo. Hasta entonces cuenta la estancia más larga.',
  overlapNone: 'No quedan visitas simultáneas por decidir.',
  both: (a, b, when) => `${a} y ${b}, ${when}`,
  wasAt: (place) => `Estuve aquí: ${place}`,
  loses: (place) => `${place} queda por entero dentro y entonces se borra.`,
  pauseTitle: 'Pausa',
  pauseWhy:
    'Durante una pausa no se anota nada: ni entradas, ni encuentros, ni recordatorios. Lo anotado antes se conserva.',
  pause: 'Pausar',
  pausedSince: (time) => `En pausa desde: ${time}.`,
  resume: 'Volver a anotar',
  pauseRefused: (place) =>
    `Tiene la entrada registrada aquí: ${place}. Registre primero la salida y haga después la pausa.`,
  pausesBefore: 'Pausas anteriores',
  noticeTitle: 'Notificación',
  noticeWhy:
    'Mientras dura una visita, este teléfono puede mostrar una notificación con un botón de salida. No nombra el lugar, porque se puede leer en la pantalla bloqueada.',
  noticeOn: 'Mostrar una notificación',
  noticeOff: 'No mostrar ninguna notificación',
  noticeIsOn: 'Las notificaciones están activadas.',
  noticeRefused:
    'El navegador no permite notificaciones de esta aplicación. Puede permitirlas en los ajustes del navegador.',
  noticeNone: 'Este navegador no puede mostrar notificaciones.',
  closedYes: 'El recordatorio llega a su hora también con la aplicación cerrada.',
  closedNo:
    'Un navegador no puede recordar algo a una hora con la aplicación cerrada. Una notificación que ya se muestra permanece y funciona. En todo caso, una visita termina por sí sola.',
  meetingWith: (name) => `Encuentro con ${name}`,
  meeting: 'Encuentro',
};
