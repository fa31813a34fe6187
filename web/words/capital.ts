/** Begins a sentence: with a capital where the script has any. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
