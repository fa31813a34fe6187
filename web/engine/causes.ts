/**
 * Says why something that is tried again and again fails: when a cause begins and when it changes, not at each try.
 * Resolves when the try is over, however it ended.
 */
export const makeCauses = (say: (text: string) => void) => {
  const known = new Map<unknown, string>();
  return async (what: unknown, tried: Promise<unknown>): Promise<void> => {
    try {
      await tried;
      known.delete(what);
    } catch (error) {
      const cause = error instanceof Error ? error.message : 'a step failed';
      if (known.get(what) !== cause) say(cause);
      known.set(what, cause);
    }
  };
};
