import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');
const days = (n: number) => count(n, { one: '# día', other: '# días' });

export const data: LaterWords['data'] = {
  more: {},
  notKept: 'No se pudo guardar en este dispositivo. Libere espacio e inténtelo de nuevo.',
  consent: {
    intro:
      'Todo se registra solo en este teléfono. Lo que usted deja compartir sale de él en trozos de ruido. Así recibe avisos, y puede avisar a otras personas tras una prueba positiva.',
    size: 'Cada envío tiene el mismo tamaño, elija lo que elija: nadie puede deducir su elección.',
    record: 'Registrar',
    share: 'Compartir',
    notRecorded: 'No se anota nada nuevo de este tipo. Lo que está en el diario queda hasta que se borre.',
    notShared:
      'Desde el próximo envío nada de este tipo sale de este teléfono: no se comprueba ni avisa a nadie. Lo que ya se compartió queda con los operadores hasta que lo borren.',
    onlyHere: 'Nunca se comparte nada de esto: las zonas del mapa se quedan en este teléfono.',
    sources: {
      visits: {
        name: 'Visitas',
        text: 'Lugares cuyo código usted escanea, con las horas de entrada y de salida.',
      },
      meetings: {
        name: 'Encuentros',
        text: 'Personas cuyo código usted escanea, o que escanean el suyo.',
      },
      bluetooth: {
        name: 'Encuentros por Bluetooth',
        text: 'Etiquetas y balizas de sala que este teléfono oye mientras la aplicación está abierta.',
      },
      cells: {
        name: 'Zonas del mapa',
        text: 'El cuadro amplio del mapa en que usted está, nunca el punto exacto.',
      },
    },
    off: {
      visits: 'Este teléfono no registra visitas, como usted eligió.',
      meetings: 'Este teléfono no registra encuentros, como usted eligió.',
      bluetooth: 'Este teléfono no registra encuentros por Bluetooth, como usted eligió.',
      cells: 'Este teléfono no registra zonas del mapa, como usted eligió.',
    },
    change: 'Cambiar qué se registra',
  },
  look: {
    colours: 'Colores',
    themes: { system: 'Como en este dispositivo', light: 'Claro', dark: 'Oscuro' },
    motion: 'Movimiento',
    motions: { system: 'Como en este dispositivo', less: 'Ninguno' },
    note: 'Esto queda en este dispositivo, en este navegador.',
  },
  yours: {
    retention: 'Cuánto recuerda el diario',
    days: 'Días, de 1 a 60',
    keep: 'Guardar',
    kept: (n) => `El diario recuerda ${days(n)}.`,
    wrong: 'Un número entero de 1 a 60, por favor.',
    shared: 'Una entrada no se borra antes de compartirse, porque entonces nunca podría comprobarse.',
    short: (window) =>
      `Los resultados miran ${window} atrás. Si el diario recuerda menos, un aviso sobre una entrada borrada dice cuándo, pero no dónde; y un informe ya no puede dejar fuera esa entrada.`,
    read: 'Leer',
    readText:
      'Un archivo con todo lo que hay en este teléfono, en texto legible (JSON). Quien lo tenga puede leer su diario. No contiene claves ni secretos de lugares: con él solo se puede leer.',
    export: 'Guardar como archivo legible',
    move: { title: 'Copia de seguridad y teléfono nuevo', line: 'Un archivo cifrado con todo' },
    erase: { title: 'Borrar todo', line: 'Y ver que ya no está' },
  },
  backup: {
    intro:
      'El archivo contiene todo lo que hay en este teléfono, con las claves de su cuenta. Solo lo abre su contraseña; nadie puede recuperarla.',
    purpose: '¿Para qué es?',
    copy: 'Una copia. Este teléfono sigue',
    copyText:
      'Para el día en que este teléfono se pierda o se rompa. No la use a la vez que este teléfono: de dos teléfonos con una misma cuenta solo cuentan los envíos del que se configuró después.',
    move: 'Un teléfono nuevo. Este teléfono se detiene',
    moveText:
      'Desde ahora este teléfono no comparte nada ni pide respuestas. Abra luego el archivo en el teléfono nuevo y borre todo aquí.',
    password: 'Contraseña',
    least: (n) => `Al menos ${n} caracteres. Van bien cuatro o cinco palabras sin relación entre sí.`,
    again: 'Contraseña, otra vez',
    tooShort: (n) => `La contraseña tiene menos de ${n} caracteres.`,
    different: 'Las dos contraseñas son distintas.',
    make: 'Crear el archivo',
    working: (percent) => `Creando una clave a partir de la contraseña: ${percent} %`,
    made: 'El archivo está listo.',
    save: 'Guardar el archivo',
    saved: 'Tengo el archivo: continuar',
    failed:
      'No se pudo crear el archivo; no se cambió nada. Cierre otras ventanas de esta aplicación e inténtelo de nuevo.',
    unreadable:
      'No se pudo crear el archivo: algo de este teléfono tiene una forma que esta aplicación no podría volver a abrir. No se cambió nada. Actualice la aplicación e inténtelo de nuevo.',
    restore: 'Abrir un archivo',
    restoreText:
      'Lo que hay en el archivo ocupa el lugar de todo lo que hay ahora en este teléfono: diario, cuenta y respuestas.',
    restoreOwn:
      'Abra solo un archivo que haya hecho usted. Quien abre el archivo de otra persona usa la cuenta de esa persona y le revela las respuestas que llegan aquí.',
    file: 'Elegir el archivo',
    chosen: (name) => `Elegido: ${name}`,
    noFile: 'Elija primero un archivo.',
    replace: 'Sustituir todo lo de este teléfono',
    refused: {
      password: 'La contraseña es incorrecta o el archivo está dañado. No se cambió nada.',
      'not a backup': 'Esto no es una copia de seguridad de SafeTrace. No se cambió nada.',
      newer:
        'Una versión más nueva de la aplicación creó este archivo. Actualice la aplicación e inténtelo de nuevo. No se cambió nada.',
      'too large': 'Este archivo es demasiado grande para ser una copia de seguridad. No se cambió nada.',
      spoilt: 'Lo que hay en el archivo no encaja. No se cambió nada.',
      'other community':
        'Este archivo pertenece a una comunidad con otros operadores. Ábralo en el sitio en que se creó. No se cambió nada.',
      'no community':
        'Este teléfono aún no ha llegado a sus operadores y no puede saber si el archivo es para ellos. Conéctese e inténtelo de nuevo. No se cambió nada.',
    },
    notRestored:
      'No se pudo pasar el archivo a este teléfono. No se cambió nada. Cierre otras ventanas de esta aplicación e inténtelo de nuevo.',
  },
  moved: {
    text: 'Si el otro teléfono lo tiene todo, borre lo que queda aquí.',
    records: 'Lo que este teléfono anotara ahora no se compartiría ni se comprobaría. Use el otro teléfono.',
    erase: 'Borrar todo aquí',
    stay: 'Usar este teléfono de todos modos',
    stayText: 'Entonces los envíos del otro teléfono dejan de contar.',
  },
  erase: {
    here: 'En este teléfono',
    hereText:
      'El diario, las respuestas, los carteles, su cuenta con sus claves, lo que eligió y la propia aplicación se borran de este navegador, en todas sus ventanas. Nadie puede recuperarlo. Lo que guardó como archivo queda donde lo guardó.',
    there: 'Con los operadores',
    nothingThere: 'Este teléfono aún no ha compartido nada.',
    thereText: (places, rest) =>
      `Este teléfono no puede retirar lo que compartió. Los trozos de sus lugares quedan hasta el cálculo del ${places}; todo lo demás, sin lugares, hasta el ${rest}. Nadie puede abrir ya sus respuestas, porque su clave se borra aquí. La clave pública de su cuenta queda más tiempo; no dice nada de usted.`,
    report:
      'Si informó de una prueba positiva, otras personas siguen recibiendo avisos de los días hasta ahora.',
    sure: 'Sé que esto no se puede deshacer',
    do: 'Borrar todo',
    notSure: 'Marque primero la casilla.',
    failed: 'Otra ventana de esta aplicación no cede. Ciérrela e inténtelo de nuevo. No se borró nada.',
  },
  gone: {
    title: 'Todo está borrado',
    left: 'Queda algo',
    asked: 'Preguntado de nuevo ahora mismo, el navegador guarda para este sitio:',
    databases: 'Bases de datos',
    caches: 'Archivos de la aplicación',
    workers: 'Programas en segundo plano',
    entries: 'Ajustes',
    files: 'Otros archivos',
    none: 'ninguno',
    unknown: 'este navegador no lo dice; la aplicación borró los suyos',
    advice: 'Borre también los datos de este sitio en los ajustes del navegador.',
    disk: 'El navegador puede conservar un tiempo en el disco lo borrado, como con cualquier archivo.',
    anew: 'Empezar de nuevo',
  },
  operators: {
    program: 'Qué se calcula',
    programText:
      'Todos los operadores ejecutan el mismo programa: para cada una de sus filas, si alguien que informó estuvo en el mismo lugar a la misma hora. Esta es la huella de su nombre y versión; los operadores que tienen otra no calculan juntos.',
  },
};
