import type { Words } from '../words.ts';

export const home: Words['home'] = {
  here: 'Dónde estoy ahora',
  nowhere: 'No ha registrado su entrada en ningún lugar.',
  youAreHere: 'Está aquí',
  since: (time) => `Desde las ${time}`,
  endsAt: (time) => `Termina por sí sola a las ${time}.`,
  checkOut: 'Registrar salida',
  answer: 'La respuesta de hoy',
  whatToDo: 'Qué hacer',
  how: 'Cómo se comprueba',
  scan: 'Escanear un lugar',
};
