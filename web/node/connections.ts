/** Connections between two collections of what is no longer used. */
const COLLECT_EVERY = 100;

/** Given by the page's host (--expose-gc). */
const { gc } = globalThis as { gc?: (options: { execution: 'async' }) => Promise<void> };

let made = 0;

/**
 * The browser's connections. Chromium makes 500 and counts a closed one until it is collected, which may be long:
 * strangers that come and go would use all up.
 */
export class CollectedConnection extends RTCPeerConnection {
  constructor(config?: RTCConfiguration) {
    super(config);
    if (++made % COLLECT_EVERY === 0) void gc?.({ execution: 'async' });
  }
}
