import { signal } from '@preact/signals';

/** Whether lists show what the person has hidden in them; asked for anew at every start. */
export const showsHidden = signal(false);
