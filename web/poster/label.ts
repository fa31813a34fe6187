/** As it is read: forms of a letter that look alike are one, what is not seen is left out, gaps are one space. */
const asRead = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();

/** Two posters of one label are of one place. */
export const labelOf = ({ name, room }: { name: string; room?: string | undefined }): string =>
  JSON.stringify([asRead(name), asRead(room ?? '')]);
