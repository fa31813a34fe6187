/** Font sizes in hundredths of the sheet's width: the largest, and the one down to which words are kept whole. */
const LARGEST = 11;
const WHOLE_WORDS = 6;
const SMALLEST = 2;

/**
 * Makes a poster's name as large as its place above the code allows. Words are broken only where the name would else
 * be too small to read from three metres. Paper has the proportions of the screen's sheet, so what fits here fits there.
 */
export const fitName = (head: HTMLElement): void => {
  const fits = (size: number, broken: boolean) => {
    head.style.setProperty('--name-size', String(size));
    head.classList.toggle('broken', broken);
    return head.scrollHeight <= head.clientHeight && head.scrollWidth <= head.clientWidth;
  };
  for (let size = LARGEST; size >= WHOLE_WORDS; size -= 0.25) if (fits(size, false)) return;
  for (let size = LARGEST; size >= SMALLEST; size -= 0.25) if (fits(size, true)) return;
};
