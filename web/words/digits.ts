/** Text with the digits of Arabic and Persian keyboards as 0 to 9, for fields that take numbers and codes. */
export const asciiDigits = (typed: string): string =>
  typed.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15));
