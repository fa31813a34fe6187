/** A tag's key on its way from the camera to the screen that asks about it; in memory only. */
import { signal } from '@preact/signals';

/** κ, 16 bytes; null when none was scanned. */
export const scannedTag = signal<Uint8Array | null>(null);
