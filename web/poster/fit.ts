/** Font sizes in hundredths of the sheet's width: the largest, and the one down to which words are kept whole. */
const LARGEST = 11;
const WHOLE_WORDS = 6;
const SMALLEST = 2;
const STEP = 0.25;
/** How large the room is beside the name, and the name at least beside the room. */
const ROOM = 0.55;
const NAME = 0.5;
/** What is kept of the room's least size, less only where it is so long that it finds no place else. */
const SHARES = [1, 0.75, 0.5, 0.3];

/**
 * Makes a poster's name and room as large as their place above the code allows. Words are broken only where the name
 * would else be too small to read from three metres. The room, by which people tell the sheets of one place apart, does
 * not get small with the name. Paper has the proportions of the screen's sheet, so what fits here fits there.
 * @param least size of the room, in hundredths of the sheet's width
 */
export const fitName = (head: HTMLElement, least: number): void => {
  const fits = (size: number, least: number, broken: boolean) => {
    head.style.setProperty('--name-size', String(size));
    head.style.setProperty('--room-size', String(Math.max(size * ROOM, least)));
    head.classList.toggle('broken', broken);
    return head.scrollHeight <= head.clientHeight && head.scrollWidth <= head.clientWidth;
  };
  for (let size = LARGEST; size >= WHOLE_WORDS; size -= STEP) if (fits(size, least, false)) return;
  for (const share of SHARES) {
    const room = least * share;
    for (let size = LARGEST; size >= Math.max(SMALLEST, room * NAME); size -= STEP)
      if (fits(size, room, true)) return;
  }
};
