import type { LaterWords } from '../later.ts';

export const meet: LaterWords['meet'] = {
  intro:
    'También sin Bluetooth dos teléfonos pueden recordar que se vieron: uno muestra un código y los demás lo escanean. Si después alguien da positivo y lo comparte, los demás lo sabrán.',
  show: 'Mostrar mi código',
  scan: 'Escanear un código',
  none: 'Todavía no hay encuentros.',
  noneMore: 'Se quedan en este teléfono y se borran a los 16 días.',
  kept: 'Encuentros de los últimos días',
  span: (from, to) => `${from} – ${to}`,
  showHelp: 'Deje que los demás lo escaneen con SafeTrace. Varias personas pueden escanear el mismo código.',
  qr: 'Código QR de este encuentro',
  left: (time) => `Válido durante ${time} más`,
  gone: 'Este código ya no se muestra. Confirme si alguien lo escaneó, o muestre uno nuevo.',
  confirm: 'Alguien lo escaneó',
  confirmHelp: 'Sin su confirmación este teléfono no recuerda el encuentro.',
  another: 'Mostrar un código nuevo',
  did: '¿Se ha encontrado con alguien?',
  didHelp: 'Guárdelo solo si una persona a su lado acaba de mostrarle este código.',
  shownAt: (time) => `Código mostrado a las ${time}`,
  keep: 'Guardar este encuentro',
  no: 'No',
  already: 'Ya guarda este encuentro.',
  open: 'Abrir el encuentro',
  notWritten: 'El encuentro no se pudo guardar en este dispositivo. Libere espacio y vuelva a intentarlo.',
  gonePage: 'Este encuentro se borró, o está en otro dispositivo.',
  goneTitle: 'No existe ese encuentro',
  day: 'Día',
  time: 'Hora',
  state: 'Comparación',
  name: 'Con quién (opcional)',
  nameHelp: 'Solo en este teléfono, para reconocerlo más tarde.',
  length: '¿Cuánto tiempo están juntos?',
  lengthHelp:
    'Solo se compara el tiempo que indican ambos teléfonos. Se puede cambiar hasta que termine el día.',
  save: 'Guardar',
  saved: 'Guardado.',
  hideWhy:
    'Un encuentro oculto se sigue compartiendo como ruido y comprobando. Una exposición en él se muestra sin su nombre.',
  removeMeetingSure: '¿Borrar este encuentro? No se podrá recuperar.',
  remove: 'Borrar este encuentro',
  removeHelp:
    'Un encuentro que se borra antes de que termine su día no se comparte nunca. Después, una exposición ya no podrá nombrarlo.',
  before: 'No comparado: este teléfono aún no había contactado con sus operadores.',
  stillOpen: 'Se comparará cuando haya terminado su día.',
  crowded:
    'No comparado: un encuentro más largo ocupó su lugar. En un mismo tramo de horas solo cuentan los más largos; si se reúnen varias personas, que todas escaneen un mismo código.',
  exposed: 'Alguien de este encuentro dio positivo después.',
  clear: 'Comparado: no se encontró ninguna exposición.',
  missing:
    'No comprobado: no todos los operadores tienen el registro de este teléfono de ese momento, no se compartieron los encuentros, o las respuestas de los operadores no concuerdan.',
  waiting: 'Todavía no comprobado: no ha llegado ninguna respuesta sobre ese momento.',
};
