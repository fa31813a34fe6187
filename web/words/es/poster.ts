import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');

const posterCount = (n: number) => count(n, { one: '# cartel', other: '# carteles' });

export const poster: LaterWords['poster'] = {
  intro:
    'Un cartel en la puerta lleva un secreto propio. Nada se registra en ningún sitio: quien lo escanea guarda el nombre y la hora en su propio teléfono.',
  nowhere:
    'Nadie lleva una lista de quién estuvo aquí: ni este dispositivo, que solo guarda los carteles que creó, ni los operadores, ni ningún servidor. Por eso no se le puede pedir a nadie.',
  name: 'Nombre del lugar',
  rooms: 'Salas o mesas, una por línea (opcional)',
  roomsHelp: 'Cada una recibe su propio cartel, que dice con más exactitud dónde se estuvo.',
  address: 'Dirección (opcional)',
  minutes: 'Estancia habitual en minutos',
  minutesHelp: 'Pasado este tiempo, una visita termina por sí sola si alguien olvida registrar la salida.',
  validity: 'Válido solo por un tiempo',
  from: 'Válido desde (opcional)',
  to: 'Válido hasta (opcional)',
  validityHelp: 'Fuera de este tiempo la aplicación rechaza el cartel, según el reloj del teléfono.',
  sign: 'Firmar con la clave de este dispositivo',
  signHelp:
    'Los teléfonos ven entonces que sus carteles tienen el mismo autor, y usted puede retirar uno que se haya filtrado. El código tiene más puntos: imprímalo grande.',
  make: 'Crear el cartel',
  csv: 'Crear muchos a partir de una tabla',
  csvHelp:
    'Un archivo CSV con una línea de encabezado: name y, si quiere, room, address, minutes, from, to. Como máximo 200 líneas. El archivo se queda en este dispositivo.',
  csvFile: 'Elegir un archivo CSV',
  made: 'Creados en este dispositivo',
  several: (posters) => posterCount(posters),
  sheets: (posters, places) =>
    `${posterCount(posters)}, ${count(places, { one: '# lugar', other: '# lugares' })}`,
  none: 'No existe ese cartel',
  noneHelp: 'Se creó en otro dispositivo o se borró aquí.',
  sheet: (name) => `Cartel: ${name}`,
  print: 'Imprimir',
  size: 'Papel',
  sizes: { a4: 'A4, para una puerta', a6: 'A6, para una mesa', badge: 'Tarjeta, 90 × 55 mm' },
  logo: 'Añadir un logotipo',
  logoHelp: 'Se queda solo en esta ventana.',
  logoBad: 'Este archivo no es una imagen que el navegador pueda mostrar.',
  screen: 'Mostrar en una tableta',
  link: 'Abrir el enlace de este cartel',
  noticeLink: 'Abrir el enlace de este aviso',
  nfc: 'Escribir en una etiqueta NFC',
  nfcHold: 'Acerque la etiqueta a la parte trasera de este dispositivo.',
  nfcDone: 'La etiqueta lleva ahora el enlace.',
  nfcFailed: 'No se pudo escribir la etiqueta. Manténgala quieta o pruebe con otra.',
  nfcDenied:
    'El navegador no deja que esta página escriba etiquetas. Permítalo en los ajustes de esta página.',
  remove: 'Borrar',
  removeAll: 'Borrar todos',
  removeSure: (n) =>
    count(n, {
      one: '¿Borrar este cartel definitivamente?',
      other: '¿Borrar estos # carteles definitivamente?',
    }),
  leaked: 'Si el cartel se ha filtrado',
  leakedOrClosed: 'Si el cartel se ha filtrado o el lugar cierra',
  leakedHelp:
    'Quien tiene una imagen del código puede registrarse desde lejos. Un cartel nuevo tiene otro secreto: las visitas con el antiguo no coinciden entonces con nadie que escanee el nuevo. Cuélguelo en lugar del antiguo.',
  replace: 'Crear uno nuevo en su lugar',
  replaceSure:
    '¿Reemplazar este cartel? Las visitas con el código antiguo no coincidirán con nadie que escanee el nuevo, y el antiguo sale de este dispositivo.',
  leakedSigned: 'Los teléfonos que han escaneado el cartel nuevo rechazan el antiguo.',
  withdraw: 'Retirarlo',
  withdrawSure: '¿Retirarlo definitivamente? El aviso está firmado y no se puede anular.',
  withdrawYes: 'Retirar',
  withdrawHelp:
    'Para un lugar que cierra. Usted obtiene un aviso firmado para colgar o publicar: un teléfono que lo lee rechaza el cartel, también sin conexión. Envíe también su enlace a quien gestiona el sitio de esta aplicación: publicado allí, llega a todos los teléfonos en un día más o menos.',
  withdrawn: 'Retirado',
  severalWithdrawn: (n) => count(n, { one: '# de ellos retirado', other: '# de ellos retirados' }),
  noticeTitle: 'Este cartel fue retirado',
  noticeText: 'Escanee este aviso: su teléfono rechazará después el cartel antiguo.',
  secretHelp:
    'El código contiene el secreto de este lugar. Para probarlo sin cámara, copie el enlace en otro navegador.',
  issue: (n) => `N.º ${n}`,
  typeThis: 'Sin cámara, escriba:',
  makerAndNumber: 'Autor y número:',
  qr: (name) => `Código QR para registrar la llegada a ${name}`,
  printed: (date) => `Impreso el ${date}`,
  validFrom: (time) => `Válido desde el ${time}`,
  validTo: (time) => `Válido hasta el ${time}`,
  validBetween: (from, to) => `Válido desde el ${from} hasta el ${to}`,
  steps: {
    scan: 'Escanee',
    scanText: 'con SafeTrace o con su cámara',
    stay: 'Quédese',
    stayText: 'solo su teléfono sabe dónde está',
    leave: 'Registre su salida',
    leaveText: 'y sepa si estuvo expuesto',
  },
  rotating: 'Código que cambia',
  rotatingHelp:
    'Una foto de él caduca en unos dos minutos, y lo que contiene no vale nada pasados los bloques de horas que alcanza una estancia habitual, un día como máximo. Coincide con el cartel impreso del mismo lugar.',
  fixed: 'El mismo código que en el papel',
  fullScreen: 'Pantalla completa',
  changesAt: (time) => `Este código cambia a las ${time}`,
  notJoined:
    'Este dispositivo aún no ha llegado a sus operadores y por eso no conoce sus horas. Hasta entonces puede mostrar el código del papel.',
  problems: {
    name: 'El lugar necesita un nombre.',
    long: (field, bytes) => {
      const by = count(bytes, { one: 'sobra # letra', other: 'sobran # letras' });
      return {
        name: `El nombre es demasiado largo: ${by}.`,
        room: `La sala es demasiado larga: ${by}.`,
        address: `La dirección es demasiado larga: ${by}.`,
      }[field];
    },
    hidden:
      'Contiene un carácter que nadie ve, como un fin de línea o una marca de dirección: escriba el texto de nuevo.',
    minutes: 'La estancia habitual es un número entero de minutos de 1 a 1440.',
    date: 'Una hora se escribe 2026-12-01 o 2026-12-01 18:00.',
    order: 'El final es anterior al comienzo.',
    past: 'Su plazo ya ha terminado: el final está en el pasado.',
    exists: 'Ya hay un cartel firmado de este lugar: imprímalo de nuevo o reemplácelo en su página.',
    twice: 'El mismo lugar y la misma sala aparecen dos veces.',
    many: (most) => `Como máximo ${most} carteles a la vez.`,
    large: 'El archivo es demasiado grande: como máximo 200 kB.',
    heading: 'La primera línea debe nombrar las columnas, una de ellas «name».',
    column: (name) => `Ninguna columna se llama «${name}».`,
    columns: 'La línea tiene más campos que el encabezado.',
    quotes: 'Falta o sobra una comilla.',
    empty: 'El archivo no nombra ningún lugar.',
    unreadable: 'El archivo no es un texto en UTF-8.',
    line: (line, problem) => `Línea ${line}: ${problem}`,
    more: (n) => count(n, { one: '# línea más está mal.', other: '# líneas más están mal.' }),
  },
  known: (maker) => `Firmado por ${maker}, como en su última visita.`,
  first: (maker) => `Firmado por ${maker}. Usted aún no ha escaneado ningún cartel de este autor.`,
  other: (maker) =>
    `Firmado por ${maker}: otro autor que en su última visita a un lugar de este nombre. Si le parece extraño, pregunte allí.`,
  noLonger:
    'Este cartel no está firmado, y en su última visita a un lugar de este nombre lo estaba. Si le parece extraño, pregunte allí.',
  replaced: (name) => `El cartel de ${name} fue reemplazado por uno más nuevo: pida allí ese.`,
  notice: (name) =>
    `El autor del cartel de ${name} lo retira. Si este teléfono guarda el aviso, rechazará ese cartel.`,
  sendLink: 'Enviar el enlace',
  copyLink: 'Copiar el enlace',
  linkCopied: 'El enlace está copiado.',
  sendLinkHelp:
    'Para quien gestiona el sitio de esta aplicación: publicado allí, el aviso llega a todos los teléfonos en un día más o menos.',
  notCopied: 'El navegador no permite copiar: abra el enlace y copie su dirección.',
  noticePage: 'Aviso sobre un cartel',
  keepNotice: 'Guardar el aviso',
  noticeKept:
    'Este teléfono rechaza desde ahora el código y el enlace de ese cartel. Las letras que se escriben no nombran a ningún autor: solo se rechazan mientras el diario contenga una visita con ese código.',
  nothing: 'No se ha cambiado nada.',
};
