import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

export const risk: Words['risk'] = {
  exposedTitle: 'Hubo una exposición',
  title: 'Su respuesta',
  notJoined: 'Este teléfono aún no ha contactado con sus operadores.',
  notJoinedWhy:
    'Ya puede escanear: las visitas se quedan en este teléfono y se comprueban desde el día en que los contacte.',
  onlyProtected: 'Solo se encontró donde usted anotó que tenía protección.',
  onlyProtectedWhy: 'Figura con su hora y su lugar, y no cuenta en su respuesta.',
  deletedPlace: 'Un lugar que borró de su diario',
  deletedMeeting: 'Un encuentro que borró',
  hiddenPlace: 'un lugar que ha ocultado',
  hiddenMeeting: 'un encuentro que ha ocultado',
  at: (day, between) => `${day}, ${between}`,
  ofThat: (length) => `${length} de ese tiempo`,
  infectiousness: 'Capacidad de contagio',
  dayOnly: (slot) =>
    `En algún momento estuvieron los dos en el mismo lugar en ${slot}. Los resultados de esta comunidad no dicen cuándo ni dónde. Nadie sabe a qué distancia estuvieron, ni cuánto tiempo.`,
  protectedHere: 'Anotó que aquí tenía protección. Esta exposición no cuenta en su respuesta.',
  why: 'Por qué se muestra esto',
  whyDay:
    'Alguien con una prueba positiva, o que comunicó estar enfermo, tenía ese día al menos una vez en su registro el mismo lugar que usted.',
  whyCrowd: (n) =>
    count(n, {
      one: 'Se dice solo porque al menos # participante más tenía allí registrada la entrada en las mismas horas.',
      other:
        'Se dice solo porque al menos # participantes más tenían allí registrada la entrada en las mismas horas.',
    }),
  whyLevel: {
    1: 'Nivel 1 de 3: fue entre 8 y 10 días después del primer día de la enfermedad, o un día que indicó un médico.',
    2: 'Nivel 2 de 3: fue entre 4 y 7 días después del primer día de la enfermedad.',
    3: 'Nivel 3 de 3: fue entre 2 días antes y 3 días después del primer día de la enfermedad.',
  },
  whyLevels:
    'Los niveles siguen el curso habitual: 3 desde 2 días antes hasta 3 días después de los primeros síntomas o de la prueba, 2 hasta el día 7, 1 hasta el día 10. Donde coinciden varias personas u horas se muestra el más alto. Una demostración muestra siempre 3.',
  whyFound: (moment) =>
    `Figura en la respuesta recibida ${moment}, que este teléfono compuso con los fragmentos de sus operadores.`,
  kinds: {
    place: {
      youWere: 'Usted estuvo',
      together: (slot) =>
        `Los dos estuvieron allí en ${slot}. Nadie sabe a qué distancia estuvieron, ni cuánto tiempo.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Alguien con una prueba positiva, o que comunicó estar enfermo, tenía en su registro el mismo lugar que usted, en # franja: ${slots}. No se dice nada más preciso, aunque uno de los dos estuviera allí solo unos minutos.`,
          other: `Alguien con una prueba positiva, o que comunicó estar enfermo, tenía en su registro el mismo lugar que usted, en # franjas: ${slots}. No se dice nada más preciso, aunque uno de los dos estuviera allí solo unos minutos.`,
        }),
      whyOwn: (length) =>
        `Sus propios minutos vienen de su diario: ${length} de esas franjas. Los operadores no los conocen.`,
      whyNot:
        'Nadie lo sabe, tampoco esta aplicación: quién era, a qué distancia estuvieron, si llegaron a encontrarse, si alguien llevaba mascarilla y si usted se contagió.',
    },
    meeting: {
      youWere: 'Su encuentro duró',
      together: (slot) =>
        `Los dos tienen este encuentro en su registro en ${slot}. Nadie sabe a qué distancia estuvieron, ni cuánto tiempo.`,
      whySlots: (n, slots) =>
        count(n, {
          one: `Alguien con una prueba positiva, o que comunicó estar enfermo, tenía en su registro el mismo encuentro que usted, en # franja: ${slots}. No se dice nada más preciso.`,
          other: `Alguien con una prueba positiva, o que comunicó estar enfermo, tenía en su registro el mismo encuentro que usted, en # franjas: ${slots}. No se dice nada más preciso.`,
        }),
      whyNot:
        'Esta aplicación no lo sabe: quién fue de las demás personas del encuentro, a qué distancia estuvieron, si alguien llevaba mascarilla y si usted se contagió.',
      whyOwn: (length) =>
        `La duración es la que usted indicó: ${length} de esas franjas. Los operadores no la conocen.`,
    },
  },
  standing: 'Su situación',
  states: {
    none: 'No se sabe nada que le obligue a actuar.',
    exposed: 'Hubo una exposición.',
    negative: 'Hubo una exposición, y ha anotado una prueba negativa.',
    cleared: 'Hubo una exposición, y la autoridad ha levantado el aviso.',
    positive: 'Su prueba es positiva.',
  },
  since: (moment) => `Desde: ${moment}.`,
  says: {
    negative: 'Mi prueba es negativa',
    cleared: 'La autoridad ha levantado el aviso',
    positive: 'Mi prueba es positiva',
    ended: 'Mi enfermedad ha terminado',
  },
  saysWhy:
    'Lo que anote aquí se queda en este teléfono. No avisa a nadie y no cambia nada en las respuestas futuras.',
  toWarn: 'Para avisar a otros, comparta su resultado',
  undo: 'Retirar lo último que anoté',
  history: 'Cómo se llegó a esto',
  reasons: {
    found: 'Se encontró una exposición',
    another: 'Se encontró otra exposición',
    window: 'Una exposición es ya tan antigua que no se compara',
    answer:
      'Una respuesta más reciente ya no contiene una exposición: se retiró o corrigió un aviso o un registro',
    protected: 'Anotó que tenía protección',
    community: 'Este sitio tiene ahora otros operadores; lo que encontraron los anteriores ya no cuenta',
    negative: 'Anotó una prueba negativa',
    cleared: 'Anotó que la autoridad levantó el aviso',
    positive: 'Anotó una prueba positiva',
    report: 'Se confirmó su aviso',
    ended: 'Terminó su enfermedad o su aviso',
    undone: 'Retiró lo que había anotado',
  },
  change: (reason, moment) => `${reason} (${moment}).`,
  changeAbout: (reason, about, moment) => `${about}: ${reason} (${moment}).`,
  agedOut: (about, window) => `${about}: esta exposición ocurrió hace más de ${window} y ya no se compara.`,
  saidNegative: (moment) => `Prueba negativa, anotada ${moment}.`,
  saidCleared: (moment) => `Aviso levantado por la autoridad, anotado ${moment}.`,
  saidPositive: (moment) => `Su prueba es positiva, según anotó ${moment}.`,
  reportedPositive: (moment) => `Su prueba es positiva, según avisó ${moment}.`,
  whatToDo: 'Qué hacer',
  adviceOf: (authority) => `Son palabras de ${authority}. Vinieron con la aplicación, no con esta respuesta.`,
  adviceNone: 'Esto es información, no consejo médico.',
  advice: {
    exposed: [
      'Esté atento a los síntomas durante los próximos diez días y hágase una prueba cuando pueda. En los primeros días una prueba aún puede no detectar un contagio.',
      'Manténgase lejos de personas que enfermarían de gravedad, hasta saber más.',
      'Llame a su médico o a la autoridad sanitaria si se siente enfermo. No pueden ver esta pantalla: muéstresela.',
    ],
    negative: [
      'Una prueba negativa no basta: un contagio puede aparecer días después. Repita la prueba si se siente enfermo.',
      'Manténgase lejos de personas que enfermarían de gravedad hasta que pasen diez días.',
    ],
    cleared: ['Siga lo que le indicó la autoridad. Otra exposición volvería a mostrarse aquí.'],
    positive: [
      'Manténgase apartado de los demás, como indica su autoridad sanitaria.',
      'Llame a su médico si empeora.',
    ],
  },
  adviceWarn: 'Puede avisar a las personas que estuvieron donde usted estuvo: comparta su resultado.',
  how: 'Cómo se comprueba',
  contradiction:
    'Las respuestas no concuerdan: al menos un operador respondió mal. No se muestra nada de ellas.',
  doubted: (who) => `${who}.`,
  allAnswered: (all) => `Los ${all} operadores respondieron y sus respuestas concuerdan.`,
  enough: (some, n) =>
    `${some}. Los fragmentos de ${n} bastan para leer la respuesta; cada uno más la comprueba.`,
  came: (moment, time, counted, window, upTo) =>
    `La respuesta llegó ${moment} (${time}). Contiene el registro de este teléfono de ${counted}, de un total de ${window} antes de las ${upTo}.`,
  without: {
    meetings: (span) => `Los encuentros no se compartieron y por eso no se comprobaron: ${span}.`,
    bluetooth: (span) =>
      `Los encuentros por Bluetooth no se compartieron y por eso no se comprobaron: ${span}.`,
  },
  noneYet: 'Aún no ha llegado ninguna respuesta.',
  noise: (names) =>
    `${names} calculan con fragmentos de ruido. Ninguno ve dónde estuvo usted, quién está enfermo ni esta respuesta: solo este teléfono puede leerla.`,
  who: 'Quién calcula',
  limits: 'Lo que esto no puede hacer',
  near: {
    // An exposure that Bluetooth found
    found: {
      tag: {
        length: 'Cerca de una etiqueta',
        atMost: (length) => `como máximo ${length}`,
        together: (slot) =>
          `Según el Bluetooth, estuvieron cerca el uno del otro en ${slot}. Nadie sabe a qué distancia, ni qué había entre ustedes.`,
        how: (slots) =>
          `Este teléfono captó la etiqueta de alguien cuya prueba fue positiva o que se declaró enfermo; o el teléfono de esa persona captó la etiqueta de usted. No se le dice cuál de las dos cosas. Hora: ${slots}.`,
        own: (length) =>
          `Se contó lo siguiente: ${length}. Si este teléfono captó la etiqueta, son los minutos en que estuvo cerca. Si otro teléfono captó su etiqueta, este teléfono no conoce los minutos y cuentan franjas enteras: entonces pudieron ser solo unos minutos.`,
        crowd: (n) =>
          `Solo se indica porque hubo bastantes otros teléfonos cerca en las mismas horas: al menos ${n}.`,
      },
      room: {
        length: 'En la sala',
        atMost: (length) => `como máximo ${length}`,
        together: (slot) =>
          `Los teléfonos de los dos captaron la baliza de la misma sala en ${slot}. También se capta a través de paredes. Nadie sabe a qué distancia estuvieron, ni cuánto tiempo.`,
        how: (slots) =>
          `El teléfono de alguien cuya prueba fue positiva o que se declaró enfermo captó la misma baliza de sala que este teléfono. No se le dice más que las franjas, aunque uno de los dos estuviera allí solo unos minutos. Hora: ${slots}.`,
        own: (length) =>
          `Su propio tiempo viene de lo que captó este teléfono, en franjas enteras: ${length}. Los operadores no lo conocen.`,
        crowd: (n) =>
          `Solo se indica porque hubo bastantes otros teléfonos en esa sala en las mismas horas: al menos ${n}.`,
      },
    },
    notKnown:
      'Nadie lo sabe, tampoco esta aplicación: quién era, a qué distancia estuvieron de verdad, si había una pared entre los dos, si alguien llevaba mascarilla y si usted se contagió.',
    foundDay:
      'Donde se usan etiquetas, también puede ser que uno de los dos captara la etiqueta del otro. Donde solo se indican días, no se exige una duración mínima: bastan pocos minutos.',
    place: 'cerca de una etiqueta Bluetooth',
    room: 'una sala con baliza Bluetooth',
  },
};
