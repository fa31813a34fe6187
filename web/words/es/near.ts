import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');

export const near: LaterWords['near'] = {
  what: 'Algunas personas llevan una pequeña etiqueta que emite un número que cambia continuamente. Cuando este teléfono oye una de cerca durante unos minutos, anota el número y los cuartos de hora. El número no dice a nadie de quién era la etiqueta.',
  noCommunity:
    'Este teléfono aún no ha contactado con sus operadores, así que no se sabe si aquí se usan etiquetas.',
  notUsed: 'Su comunidad no usa etiquetas Bluetooth. El registro con un cartel funciona como siempre.',
  listening: 'Escucha',
  off: 'No se está escuchando.',
  asking: 'El navegador le pregunta ahora.',
  on: (since) => `Escuchando desde las ${since}, mientras esta aplicación esté en primer plano.`,
  hears: (tags, rooms) =>
    `En el último minuto: ${count(tags, { one: '# etiqueta', other: '# etiquetas' })}, ${count(rooms, { one: '# baliza de sala', other: '# balizas de sala' })}.`,
  apart:
    'Es una etiqueta, no una sala. Mediante una conexión este navegador no puede saber a qué distancia está, así que no se anota nada.',
  stop: 'Dejar de escuchar',
  start: {
    scan: 'Escuchar todas las etiquetas cercanas',
    watch: 'Escuchar una etiqueta',
    identify: 'Conectarse a una baliza de sala',
  },
  ended: {
    refused: 'No se eligió ni se permitió nada, así que la aplicación no escucha.',
    failed: 'La escucha no empezó: el dispositivo o el Bluetooth de este teléfono no respondió.',
    elsewhere: 'Otra ventana de esta aplicación ya está escuchando.',
    left: 'La escucha terminó cuando la aplicación dejó de estar en primer plano. Los navegadores no permiten que una página escuche más tiempo.',
    unkept: 'Lo oído no se pudo guardar en este dispositivo. Libere espacio e inténtelo de nuevo.',
  },
  today: 'Oído hoy',
  nothing: 'Hoy no se ha oído nada durante el tiempo suficiente.',
  beside: (minutes) =>
    count(minutes, { one: '# minuto cerca de una etiqueta', other: '# minutos cerca de una etiqueta' }),
  inRooms: (minutes) =>
    count(minutes, { one: '# minuto en una sala con baliza', other: '# minutos en salas con baliza' }),
  rows: (heard, own) =>
    `El envío de hoy lleva ${count(heard, { one: '# entrada', other: '# entradas' })} de etiquetas oídas y ${count(own, { one: '# entrada', other: '# entradas' })} de la suya.`,
  sameSize: 'El envío tiene el mismo tamaño con ellas y sin ellas.',
  forget: 'Borrar todo lo oído',
  forgetSure: '¿Borrar todo lo oído? No se podrá recuperar.',
  forgetNote: 'Lo ya compartido sigue siendo ruido; este teléfono ya no podrá leerlo.',
  tag: 'Su etiqueta',
  noTag:
    'No lleva ninguna etiqueta que esta aplicación conozca. Quien fabrica o presta etiquetas da un código con cada una.',
  carried: (since) =>
    `Esta aplicación conoce su etiqueta desde el ${since}. Quien la oiga puede saber que alguien estuvo cerca, pero no quién.`,
  unpair: 'Ya no la llevo',
  replace: 'Añadir otra etiqueta en su lugar',
  scanCode: 'Escanear su código',
  code: 'O escribir el código',
  codeHint: '31 letras y cifras, impresas bajo el código QR. Da igual mayúsculas o minúsculas.',
  confirm: 'Este es el código de una etiqueta Bluetooth. ¿La lleva usted?',
  confirmNote:
    'Desde ahora este teléfono sabe qué números emite su etiqueta. Los toma por suyos, y la etiqueta anterior por entregada.',
  carry: 'Llevo esta etiqueta',
  notMine: 'No es mía',
  wrongCode: 'No es el código de una etiqueta, o hay un carácter equivocado. Compárelo con lo impreso.',
  notKept: 'La etiqueta no se pudo guardar en este dispositivo. Libere espacio e inténtelo de nuevo.',
  can: 'Qué puede hacer este navegador',
  hindrance: {
    insecure: 'Esta dirección no empieza por https, así que el navegador no da acceso a Bluetooth.',
    ios: 'En iPhone y iPad ningún navegador da Bluetooth a una página. Los carteles funcionan aquí como en todas partes.',
    none: 'Este navegador no da Bluetooth a las páginas. Chrome y Edge sí, en Android, Windows y macOS. Chromium en Linux lo tiene tras una opción: enable-experimental-web-platform-features en chrome://flags.',
    off: 'Por ahora el Bluetooth de este dispositivo está apagado, o no lo tiene.',
  },
  way: {
    scan: 'Oír todas las etiquetas cercanas',
    watch: 'Oír una etiqueta que usted elija',
    identify: 'Conectarse a una baliza de sala, para anotar la sala',
  },
  yes: 'Sí',
  no: {
    scan: 'No: el navegador solo lo tiene tras una opción de pruebas, o no lo tiene.',
    watch: 'No: el navegador solo lo tiene tras una opción de pruebas, o no lo tiene.',
    identify: 'No.',
  },
  limits:
    'Una página solo oye mientras está abierta y en primer plano. La intensidad distingue mal lo cercano de lo lejano: cuerpos y bolsos la debilitan. Por eso la aplicación no muestra metros, y un cartel sigue siendo el medio más fiable.',
  consent: 'Encuentros por Bluetooth',
  consentLine: 'Etiquetas que este teléfono oyó, la suya y salas con baliza',
};
