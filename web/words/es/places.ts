import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');

export const places: LaterWords['places'] = {
  what: (side) =>
    `Si lo desea, este teléfono anota en qué cuadrados de unos ${side} estuvo y en qué cuartos de hora. Nunca guarda una posición: lo que el teléfono encuentra se convierte al momento en un cuadrado. Es solo para usted y no sale del teléfono de ninguna forma.`,
  noCommunity:
    'Este teléfono aún no ha contactado con sus operadores, así que no se sabe a qué región pertenece.',
  notUsed: 'Su comunidad no ha indicado ninguna región, así que no se anotan zonas.',
  following: 'Anotación',
  off: 'Ahora no se anotan zonas.',
  asking: 'El navegador le pregunta ahora.',
  on: 'Se anotan zonas mientras esta aplicación esté abierta y en primer plano.',
  last: {
    kept: 'La última posición se anotó como cuadrado.',
    nothing: 'La última posición no se anotó: está en casa, fuera de la región o es demasiado inexacta.',
    unknown: 'Este teléfono no pudo averiguar dónde está.',
  },
  start: 'Anotar zonas',
  stop: 'Dejar de anotar',
  oneSwitch: (title) => `La misma elección figura en los ajustes, en «${title}».`,
  ended: {
    refused:
      'El navegador no permite que esta página pregunte dónde está usted. Permítalo en los ajustes de esta página.',
    unknown: 'Este teléfono no pudo averiguar dónde está.',
    left: 'La anotación terminó cuando la aplicación dejó de estar en primer plano.',
    unkept: 'La zona no se pudo guardar en este dispositivo. Libere espacio e inténtelo de nuevo.',
  },
  home: 'Casa',
  homeWhat:
    'Alrededor de su casa no se anota nada. Toque el botón cuando esté allí: los cuadrados de alrededor se ocultan y lo anotado en ellos se borra. La casa misma no se guarda, solo marcas cifradas de un campo más amplio cuyo centro está desplazado.',
  homeHidden: 'Los cuadrados alrededor de su casa están ocultos.',
  hideHere: 'Estoy en casa ahora: ocultar aquí',
  hideAnew: 'Ahora vivo en otro sitio: ocultar aquí en su lugar',
  unhide: 'No ocultar más',
  outside: 'Esto está fuera de la región, donde de todos modos no se anota nada.',
  inexact:
    'Este teléfono solo sabe dónde está con un margen mayor que un cuadrado, así que no se ocultó ni cambió nada. Active la ubicación exacta, acérquese a una ventana o salga y vuelva a intentarlo.',
  kept: 'Anotado en este teléfono',
  nothing: 'No hay nada anotado.',
  cell: (row, column) => `Cuadrado ${row}/${column}`,
  minutes: (n) => count(n, { one: '# minuto', other: '# minutos' }),
  forget: (what) => `Borrar ${what}`,
  forgetOne: 'Borrar',
  forgetSure: (what) => `¿Borrar ${what}? No se podrá recuperar.`,
  forgetAll: 'Borrar todas las zonas',
  forgetAllSure: '¿Borrar todas las zonas? No se podrán recuperar.',
};
