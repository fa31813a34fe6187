import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

export const app: Words['app'] = {
  back: 'Atrás',
  skip: 'Ir al contenido',
  places: 'Secciones',
  home: 'Inicio',
  diary: 'Diario',
  more: 'Más',
  scan: 'Escanear un código',
  place: 'Un lugar',
  share: 'Avisar a otros',
  notLoaded: 'No se ha podido cargar esta parte',
  notLoadedWhy: 'Se descarga una sola vez, al abrirla por primera vez. Conéctese e inténtelo de nuevo.',
  tryAgain: 'Intentar de nuevo',
  keep: 'Conservar',
  noStorage: 'Este navegador no guarda datos',
  noStorageWhy:
    'SafeTrace guarda su diario únicamente en este dispositivo. El navegador no ha querido abrir su almacenamiento, como hacen algunos en ventanas privadas o cuando el disco está lleno. Abra la aplicación en una ventana normal o libere espacio.',
  low: 'baja (1 de 3)',
  medium: 'media (2 de 3)',
  high: 'alta (3 de 3)',
  reaching: 'Contactando con los operadores…',
  notWorking:
    'La parte de la aplicación que comparte y comprueba en privado no se ha iniciado o se ha detenido: se intentará de nuevo. Conéctese, o cierre la aplicación y vuelva a abrirla.',
  notHttps:
    'Esta dirección no empieza por https, así que el navegador retiene lo que la aplicación necesita para compartir en privado.',
  badDescription: (problem) => `La descripción de los operadores de este sitio no es válida: ${problem}.`,
  otherOperators: 'Los operadores de este sitio han cambiado. Véase «Más», «Quién calcula».',
  checkOutNotKept:
    'No se ha podido guardar la salida en este dispositivo. Libere espacio e inténtelo de nuevo.',
  sealedWait: (n, who) =>
    count(n, {
      one: `# mensaje sellado espera en este teléfono a ${who}.`,
      other: `# mensajes sellados esperan en este teléfono a ${who}.`,
    }),
  decideReport: 'Su resultado: decida qué compartir',
  reportAccepted: 'Su aviso fue aceptado',
  reportUnderWay: 'Su aviso está en camino',
};
