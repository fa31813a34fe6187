/** Whether the first try to reach the operators goes on: until it has ended, nobody is told that it failed. */
import { signal } from '@preact/signals';

export const reaching = signal(true);

/** Whether it reached them or not, or is not made by this window. */
export const firstTryEnded = (): void => {
  reaching.value = false;
};
