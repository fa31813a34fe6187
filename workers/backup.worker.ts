/** Makes a key out of a password, which takes seconds, and seals or opens a file with it, off the main thread. */
import { expose } from 'comlink';
import { type Opened, openBackup, type Progress, sealBackup } from './phone/backup-file.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

const vault = {
  /** @returns the file */
  seal: (password: string, content: Uint8Array, onProgress: Progress) =>
    sealBackup(password, content, random, onProgress),
  /** @returns what is in the file, or why it was not opened */
  open: (password: string, file: Uint8Array, onProgress: Progress): Opened =>
    openBackup(password, file, onProgress),
};

export type Vault = typeof vault;

expose(vault);
