import type { Words } from '../words.ts';

export const screens: Words['screens'] = {
  meet: {
    title: 'Encuentros',
  },
  show: {
    title: 'Mi código',
  },
  poster: {
    title: 'Carteles',
    line: 'Crear e imprimir el código de una puerta',
  },
  guests: {
    title: 'Invitados sin teléfono',
    line: 'Registrar a personas que no llevan ninguno',
  },
  near: {
    title: 'Bluetooth',
    line: 'Etiquetas que llevan personas y balizas en salas',
  },
  places: {
    title: 'Zonas',
    line: 'Zonas aproximadas donde estuvo, solo en este teléfono',
  },
  outbox: {
    title: 'Lo que espera',
    line: 'Registros sellados en camino, y cuándo se intentará de nuevo',
  },
  pair: {
    title: 'Añadir una etiqueta',
  },
  programs: {
    title: 'Participar en un recuento',
  },
  operators: {
    title: 'Quién calcula',
    line: 'Los operadores, y lo que tiene cada uno',
  },
  limits: {
    title: 'Lo que esto no puede hacer',
    line: 'Los límites, en palabras sencillas',
  },
  consent: {
    title: 'Qué se registra y se comparte',
    line: 'Visitas, encuentros, Bluetooth y mapa, uno por uno',
  },
  data: { title: 'Sus datos', line: 'Cuánto duran; leerlos, trasladarlos, borrarlos' },
  look: { title: 'Aspecto', line: 'Claro u oscuro, y cuánto se mueve' },
  backup: {
    title: 'Copia de seguridad y teléfono nuevo',
  },
  erase: {
    title: 'Borrar todo',
  },
};
