/** Links on NFC tags, where the browser can write them (Web NFC: Chromium on Android). */

/** The part of Web NFC that is used; no library types it. */
interface TagWriter {
  write(
    message: { records: { recordType: 'url'; data: string }[] },
    options: { signal: AbortSignal },
  ): Promise<void>;
}

declare global {
  var NDEFReader: (new () => TagWriter) | undefined;
}

export const canWriteTags = (): boolean => globalThis.NDEFReader !== undefined;

/**
 * Waits for a tag and writes a link to it. Precondition: `canWriteTags`.
 * @returns denied: the browser does not let the page; failed: the tag was taken away, or takes none
 */
export const writeTag = async (link: string, stop: AbortSignal): Promise<'done' | 'denied' | 'failed'> => {
  try {
    await new globalThis.NDEFReader!().write(
      { records: [{ recordType: 'url', data: link }] },
      { signal: stop },
    );
    return 'done';
  } catch (error) {
    return (error as Error).name === 'NotAllowedError' ? 'denied' : 'failed';
  }
};
