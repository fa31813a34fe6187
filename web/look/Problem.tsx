/** What is wrong with what was typed or tried; said aloud as it appears. */
export const Problem = ({ text }: { text: string | null }) =>
  text && (
    <p class="error" role="alert">
      {text}
    </p>
  );
