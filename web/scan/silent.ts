/** Whether a scan makes no sound, as the person chose on this device. */
import { signal } from '@preact/signals';
import { readFact, writeFact } from '../store/db.ts';

export const silent = signal(false);

/** Reads what was chosen before. */
export const loadSilent = async (): Promise<void> => {
  silent.value = (await readFact('scan-silent')) ?? false;
};

export const setSilent = (value: boolean): void => {
  silent.value = value;
  void writeFact('scan-silent', value);
};
