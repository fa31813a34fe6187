import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Dónde estoy ahora',
  nowhere: 'No ha registrado su entrada en ningún lugar.',
  youAreHere: 'Está aquí',
  since: (time) => `Desde las ${time}`,
  endsAt: (time) => `Termina por sí sola a las ${time}.`,
  checkOut: 'Registrar salida',
  stillThere: '¿Sigue ahí?',
  stillHere: 'Sigo aquí',
  checkedInSince: (time) => `Entrada registrada a las ${time}`,
  askNotice: '¿Registrar la salida desde la pantalla bloqueada?',
  askNoticeWhy:
    'Una notificación puede ofrecer el registro de la salida y preguntar si sigue ahí. No nombra el lugar.',
  yes: 'Sí, mostrarla',
  no: 'No, gracias',
  paused: (time) => `En pausa desde las ${time}. No se anota nada.`,
  resume: 'Volver a anotar',
  answer: 'La respuesta de hoy',
  whatToDo: 'Qué hacer',
  how: 'Cómo se comprueba',
  scan: 'Escanear un lugar',
};
