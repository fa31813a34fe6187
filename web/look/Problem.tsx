/** What is wrong with what was typed or tried; said aloud as it appears. @param id for the field that it is about */
export const Problem = ({ text, id }: { text: string | null; id?: string }) =>
  text && (
    <p class="error" role="alert" id={id}>
      {text}
    </p>
  );
