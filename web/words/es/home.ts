import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

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
  guestsExposed: (n) =>
    count(n, {
      one: '# invitado estuvo expuesto: dígaselo.',
      other: '# invitados estuvieron expuestos: dígaselo.',
    }),
  guestsDoubted: (n) =>
    count(n, {
      one: 'Los operadores se contradicen sobre # invitado.',
      other: 'Los operadores se contradicen sobre # invitados.',
    }),
  scan: 'Escanear un lugar',
  meet: 'Me encuentro con alguien',
  wasWithdrawn: (name) => `El cartel de ${name} fue retirado por su autor.`,
  moved: 'Su cuenta pasó a otro teléfono',
  movedWhy: 'Este teléfono ya no comparte nada ni pide respuestas.',
  visitsOff: 'Este teléfono no registra visitas, como usted eligió, y por eso no puede comprobarse ninguna.',
  visitsNotShared: 'Sus visitas no se comparten, como usted eligió, y por eso tampoco se comprueban.',
  remindTitle: 'Toca enviar un registro',
  remindBody: 'Abra SafeTrace un momento para que pueda enviarse.',
};
