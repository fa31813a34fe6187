import type { LaterWords } from '../later.ts';

export const scan: LaterWords['scan'] = {
  title: 'Escanear un lugar',
  checkIn: 'Registrar mi entrada',
  looking: 'Buscando el código QR de un lugar o de una persona con la que se encuentra.',
  point: 'Apunte la cámara hacia el cartel.',
  result: {
    title: 'Escanear el código de su prueba',
    looking: 'Buscando el código QR que recibió con el resultado de su prueba.',
    point: 'Apunte la cámara hacia el código QR que recibió con el resultado de su prueba.',
    wrong: 'No es el código de un resultado de prueba: está en la hoja o en el mensaje que recibió.',
  },
  nothing:
    'Todavía no se ha encontrado nada. Sujete el teléfono a unos 30 cm, de frente al código, y no lo mueva.',
  picture: 'Imagen de la cámara',
  found: (name) => `Encontrado: ${name}`,
  light: 'Linterna',
  zoom: 'Zoom',
  sound: 'Sonido al encontrar un código',
  tryAgain: 'Volver a intentar',
  denied:
    'El navegador no permite a esta página usar la cámara. Permítalo en los ajustes de esta página (junto a su dirección) y vuelva a intentarlo, o use uno de los otros medios de abajo. La aplicación de la cámara también puede abrir el código: su enlace lleva aquí.',
  missing:
    'No se encontró ninguna cámara. Use uno de los otros medios de abajo, o abra el código con la cámara de un teléfono: su enlace lleva aquí.',
  failed:
    'La cámara o el lector de códigos no se inició; quizá otra aplicación usa la cámara. Ciérrela y vuelva a intentarlo.',
  otherWays: 'Otros medios',
  choose: 'Elegir una imagen del código',
  chooseHelp: 'También puede soltar o pegar aquí una imagen. Se queda en este teléfono.',
  reading: 'Leyendo la imagen.',
  type: 'Escribir el código',
  typeLabel: 'Letras del cartel, o su enlace',
  typeHelp:
    'Los 32 caracteres del cartel, en grupos de cuatro; no importan las mayúsculas ni los espacios. Los 8 caracteres del identificador corto solo encuentran lugares donde este teléfono ya ha estado.',
  read: 'Leer',
  place: (id) => `Lugar ${id}`,
  already: 'Su entrada aquí ya está registrada',
  here: '¿Está usted aquí?',
  elsewhere: (host) =>
    `Este código se hizo para la aplicación de ${host}. Quienes lo escanean allí quizá pertenecen a otra comunidad: en ese caso esta aplicación no le avisa a usted sobre ellos ni a ellos sobre usted.`,
  foreign: (system) =>
    `Es un código de ${system}, sin firma: cualquiera puede haberlo impreso. Se le compara con las personas que lo escanean con esta aplicación.`,
  foreignSigned: (system) =>
    `Es un código de ${system}, firmado. Se le compara con las personas que lo escanean con esta aplicación.`,
  foreignChanging: (system) =>
    `Es un código de ${system}, sin firma: cualquiera puede haberlo impreso. Cambia de vez en cuando: se le compara con las personas que lo escanean con esta aplicación en el mismo periodo.`,
  swiss: 'SwissCovid o NotifyMe',
  endsNow: (name) => `Su visita a ${name} termina ahora.`,
  since: (time) => `Desde las ${time}. No se anota una segunda visita.`,
  home: 'Volver al inicio',
  notHere: 'No estoy aquí',
  notWritten: 'La visita no se pudo guardar en este dispositivo. Libere espacio y vuelva a intentarlo.',
  another: 'Escanear otro código',
  nothingChanged: 'No se ha cambiado nada.',
  long: 'Este código es demasiado largo para ser el de un lugar.',
  test: 'Es un código de prueba médica, no un lugar: busque el cartel en la puerta.',
  unknown: 'No es el código de un lugar que SafeTrace conozca.',
  ownDamaged: 'Este cartel de SafeTrace o su enlace está dañado: una parte es incorrecta o falta.',
  ownForged: 'La firma de este cartel es incorrecta: se dañó o se modificó.',
  ownNewer: 'Este cartel es más reciente que esta aplicación: actualice la aplicación y escanéelo de nuevo.',
  damaged: (system) => `Este código de ${system} no sirve: una parte es incorrecta o falta.`,
  newer: (system) => `Este código de ${system} no sirve: esta aplicación no conoce su versión o su tipo.`,
  forged: (system) => `Este código de ${system} no sirve: su firma es incorrecta.`,
  early: (name) => `El cartel de ${name} todavía no es válido.`,
  late: (name) => `El cartel de ${name} ya no es válido: pida allí uno nuevo.`,
  stale: (name) => `El código de ${name} se muestra en una pantalla y cambia: escanee el que muestra ahora.`,
  otherGrid: (name) =>
    `La pantalla de ${name} cuenta otras horas que su comunidad y allí no se podría comparar nada: escanee el cartel impreso o pida un código nuevo.`,
  meetGone:
    'Este código de un encuentro ya no es válido: pida uno nuevo y, si también se rechaza, compare los relojes de ambos teléfonos.',
  meetDamaged: 'Este código de un encuentro está dañado: pida uno nuevo.',
  meetNewer:
    'Este código de un encuentro procede de una aplicación más reciente: actualice la aplicación y escanéelo de nuevo.',
  typo: 'Un carácter de este código es incorrecto o falta: compárelo con el cartel.',
  tooShort: (n) => `Este código es demasiado corto: ${n} de 32 caracteres.`,
  tooLong: (n) => `Este código es demasiado largo: ${n} caracteres en lugar de 32.`,
  noLetters: 'No se ha escrito nada: el cartel lleva 32 caracteres bajo su código.',
  shortId:
    'Este teléfono no ha estado en ningún lugar con este identificador corto: escriba los 32 caracteres del cartel, que nadie más guarda.',
  pictureLarge: 'Esta imagen es demasiado grande: tome una más pequeña o recorte el código.',
  pictureKind: 'Este archivo no es una imagen que este navegador pueda leer.',
  pictureEmpty:
    'En esta imagen no se puede leer ningún código QR: fotografíelo más de cerca, de frente y con buena luz.',
  pictureDecoder: 'No se pudo cargar el lector de códigos: conéctese y vuelva a intentarlo.',
};
