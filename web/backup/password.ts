/** Characters: a guess costs a second of CPU, and the file may lie anywhere for years. */
export const LEAST_PASSWORD = 12;

/** What is wrong with a new password. Pure. */
export const passwordProblem = (password: string, again: string): 'tooShort' | 'different' | null => {
  if ([...password].length < LEAST_PASSWORD) return 'tooShort';
  return password === again ? null : 'different';
};
