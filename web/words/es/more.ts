import type { Words } from '../words.ts';

export const more: Words['more'] = {
  groups: {
    warn: 'Avisar a otras personas',
    venue: 'Para lugares y anfitriones',
    phone: 'Este teléfono',
    how: 'Cómo funciona',
  },
  ill: 'Estoy enfermo o he dado positivo',
  illLine: 'Avisar a quienes estuvieron donde usted estuvo',
  count: 'Participar en un recuento',
  countLine: 'Dar números propios, si lo desea',
  language: 'Idioma',
  languageNotLoaded: 'No se ha podido descargar este idioma. Conéctese e inténtelo de nuevo.',
  languageNotKept: 'Este idioma se muestra ahora, pero no se ha podido guardar en este dispositivo.',
};
