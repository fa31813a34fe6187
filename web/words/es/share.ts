import type { LaterWords } from '../later.ts';
import { counterIn } from '../plural.ts';

const count = counterIn('es');

export const share: LaterWords['share'] = {
  tested: 'He dado positivo',
  ill: 'Estoy enfermo o enferma',
  notJoined:
    'Este teléfono todavía no ha contactado con sus operadores. Conéctese una vez a internet y vuelva.',
  introCode: (authority) =>
    `Con un código de ${authority} puede avisar a las personas que estuvieron donde estuvo usted. Después decidirá qué se comparte. Nadie conocerá su nombre.`,
  introSelf:
    'Esta comunidad funciona sin códigos: cada persona avisa por sí misma y las demás confían en ello. Después decidirá qué se comparte. Nadie conocerá su nombre.',

  codeLabel: (authority) => `Código de ${authority}`,
  codeHelp:
    '8 cifras, o 10 caracteres de una hoja, o 16 de un mensaje. Los espacios no importan. También puede pegar el enlace que vino con el código. Un código sirve una sola vez.',
  checkCode: 'Comprobar el código',
  checking: 'Comprobando el código…',
  scanCode: 'Escanear su código QR',
  picture: 'Leerlo de una imagen',
  pictureHelp:
    'Una foto o una captura de pantalla del código QR. También puede escanearlo con la cámara del teléfono: abre esta página.',
  reading: 'Leyendo la imagen…',
  noCodeInPicture:
    'En esta imagen no se ha encontrado ningún código de aviso. Tómela más de cerca y recta, o escriba el código.',
  filledIn: 'El código está puesto. Todavía no se ha enviado nada.',
  linkUnused: 'Su enlace traía un código, pero este teléfono ya tiene un aviso. El código no se ha usado.',
  problems: {
    empty: 'Escriba primero el código.',
    check:
      'Un carácter de este código es incorrecto, o hay dos intercambiados. Compárelo con la hoja o el mensaje.',
    character: (character) =>
      `«${character}» no aparece en un código de esta longitud. Compárelo con la hoja o el mensaje.`,
    length: (length) =>
      `Un código tiene 8 cifras, o 10 o 16 caracteres; este tiene ${length}. Compárelo con la hoja o el mensaje.`,
    unreachable:
      'No se puede contactar con la autoridad. Su código sigue valiendo: inténtelo de nuevo cuando tenga conexión.',
    busy: (seconds) =>
      count(seconds, {
        one: 'Desde su red llegaron demasiados códigos incorrectos. Su código sigue valiendo: inténtelo de nuevo en # segundo, o desde otra red.',
        other:
          'Desde su red llegaron demasiados códigos incorrectos. Su código sigue valiendo: inténtelo de nuevo en # segundos, o desde otra red.',
      }),
    down: 'La autoridad no puede responder en este momento. Su código sigue valiendo: inténtelo más tarde.',
    unknown:
      'La autoridad no conoce este código: ya se usó, ha caducado o tiene una cifra incorrecta. Compruébelo o pida uno nuevo.',
    notKept: 'No se pudo guardar el código en este teléfono. Libere espacio e inténtelo de nuevo.',
  },

  onset: 'Primeros síntomas, o día de la prueba',
  today: 'Hoy',
  reportIll: 'Estoy enfermo o enferma',

  confirmed:
    'El código está confirmado. Ahora decide usted qué puede avisar a otras personas; todavía no se ha compartido nada.',
  decide: 'Ahora decide usted qué puede avisar a otras personas; todavía no se ha compartido nada.',
  yourDays: 'Sus días y visitas',
  daysHelp: 'Deje fuera un día entero, con todo lo que contiene o llegue a contener, o una sola visita.',
  noVisits: 'No hay ninguna en su diario.',
  later:
    'Las visitas que haga a partir de ahora también avisan a otras personas, hasta que deje de compartir.',
  wholeDay: (day) => `${day}, todo el día`,
  happens: 'Qué va a pasar',
  happensSecret:
    'El envío que este teléfono hace de todos modos, a la hora y con el tamaño de siempre, lleva un sí o un no secreto por cada visita.',
  happensLevels:
    'El envío que este teléfono hace de todos modos, a la hora y con el tamaño de siempre, lleva un sí o un no secreto por cada visita y, por cada día, hasta qué punto podía contagiar.',
  happensCompute:
    'Los operadores calculan con trozos de ruido. Las personas que estuvieron allí lo encuentran en su próxima respuesta.',
  learns: 'Quién sabe qué',
  eachSees: 'Cada operador ve',
  seesUsual: 'que su seudónimo ha enviado algo, cuándo y desde qué dirección de red, como todos los días',
  seesNoise: 'un trozo de ruido, siempre del mismo tamaño',
  seesNot: 'Ningún operador ve que usted avisa, dónde estuvo ni con quién se encontró.',
  together: (operators) =>
    `${operators} operadores que juntaran sus trozos podrían leerlo todo. Para que eso no ocurra, son independientes entre sí:`,
  authoritySaw: (authority) =>
    `${authority} ha visto que se usó el código, y desde qué dirección de red. No ve ningún lugar ni lo que usted comparte.`,
  warn: 'Avisar a los demás',
  nothing: 'No compartir nada',

  progress: 'Aviso',
  stepCode: 'Código confirmado',
  stepReported: 'Avisado',
  stepAgreed: 'Usted ha aceptado',
  stepGoes: 'Sale con el próximo envío de este teléfono',
  stepPartly: 'Algunos operadores lo tienen, otros todavía no',
  stepSent: 'Enviado; cuenta tras el próximo cálculo',
  stepShared: 'Compartido',
  stepAccepted: 'Aceptado por los operadores',
  stages: {
    withheld: 'No comparte nada. Puede cambiar de opinión mientras su aviso cuente.',
    waiting:
      'Su aviso saldrá de este teléfono con el próximo envío, a la hora de siempre: un envío aparte diría a los operadores quién avisa. Deje la aplicación abierta o vuelva a abrirla más tarde.',
    partly:
      'Algunos operadores ya tienen su aviso. Contará cuando lo tengan todos. Deje la aplicación abierta o vuelva a abrirla más tarde.',
    sent: 'Su aviso ya salió de este teléfono. Los operadores lo contarán en su próximo cálculo.',
    accepted: 'Quienes estuvieron donde usted, al mismo tiempo que usted, lo verán en su próxima respuesta.',
    lost: 'Los operadores no han aceptado su aviso a tiempo. Pida un código nuevo a su autoridad sanitaria.',
  },
  leftOut: 'Dejado fuera',
  visitsLeftOut: (n) => count(n, { one: '# visita', other: '# visitas' }),
  daysLeftOut: (n) => count(n, { one: '# día entero', other: '# días enteros' }),
  warnAfterAll: 'Avisar a los demás después de todo',
  stop: 'Dejar de compartir',
  stopHelp:
    'A partir del próximo envío, sus visitas no avisan a nadie. Las respuestas ya dadas se mantienen.',
  anotherCode: 'Introducir otro código',
  anew: 'Avisar de nuevo',
  anewHelp: 'Si vuelve a compartir, los días que ya compartió cuentan también de nuevo.',

  receipt: 'Recibo',
  receiptHelp: 'Firmado por los operadores y guardado solo en este teléfono.',
  receiptNone: 'Ningún envío ha llevado todavía su aviso.',
  recordOf: (day) => `Registro: ${day}`,
  took: (time) => `recibido · ${time}`,
  takesNot: 'todavía no recibido',
  acceptedBy: (operators) => `Aceptado por ${operators}`,
  acceptedBySome: (n) => `Aceptado por al menos ${n} operadores`,
  earlierReports: 'Avisos anteriores',
  outboxIntro:
    'Un registro sale en trozos sellados, uno para cada operador. Lo que un operador no puede recibir ahora espera aquí y se vuelve a intentar por sí solo.',
  outboxEmpty: 'No espera nada. Los operadores tienen todos los registros que tocaban.',
  countOf: (day) => `Números para un recuento: ${day}`,
  forOperator: 'Para',
  waitsSince: 'Espera desde',
  nextTry: 'Próximo intento',
  atOnce: 'ahora',
  failures: (n) => count(n, { one: 'tras # intento fallido', other: 'tras # intentos fallidos' }),
  tryNow: 'Intentar ahora',
  nextRecord: 'Próximo registro',
  leavesAt: (day, time) => `${day}: sale a las ${time}, un momento elegido al azar.`,
  leavesNow: (day) => `${day}: se está sellando y enviando.`,
  leavesLater: 'Hoy: sale en un momento elegido al azar, cuando haya terminado el día.',
  whileClosed: 'Mientras la aplicación está cerrada',
  closedCannotSend:
    'Una aplicación cerrada no puede enviar: solo una página abierta llega a los operadores. Un registro que pierde su momento sale en cuanto usted abre la aplicación.',
  remindMe: 'Recordarme cuando toque enviar un registro',
  remindHelp: 'El recordatorio llega tanto si fue a algún sitio como si no. La hora la elige el navegador.',
  remindCannot:
    'Este navegador no puede recordarle nada mientras la aplicación está cerrada. Ábrala una vez al día.',
  remindNotInstalled:
    'Para los recordatorios, la aplicación debe estar instalada en la pantalla de inicio. Hasta entonces, ábrala una vez al día.',
  remindDenied:
    'Este navegador no permite que la aplicación le envíe notificaciones. Permítalo en los ajustes de esta página.',
};
