/**
 * The text of an answer. Of one that is longer than its reader takes no more is fetched than shows that: whoever answers
 * could fill a phone's memory.
 * @param most characters
 * @throws TypeError when it breaks off
 */
export const readText = async ({ body }: Response, most: number): Promise<string> => {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader && text.length <= most) {
    const { value, done } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
  }
  await reader?.cancel();
  return text;
};
