/** What came from outside (a message, a file, a code) is not what it must be; nothing of it was kept. */
export class InputError extends Error {
  override name = 'InputError';
}

/** Another party is at another step, contradicts itself or cannot be heard; the attempt ends here. */
export class ProtocolError extends Error {
  override name = 'ProtocolError';
}

/** What was asked cannot be done now, but may be later (an epoch that is computed now, a full disk): nothing was kept, and it can be asked again. */
export class NotNow extends Error {
  override name = 'NotNow';
}

/** A thread that does part of the work is gone; this machine's own failure, and nobody else's. */
export class ThreadLost extends Error {
  override name = 'ThreadLost';
}
