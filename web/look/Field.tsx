import type { InputHTMLAttributes } from 'preact';

/** Of a field for letters of a code: nothing corrects them, and they stand from left to right in every language. */
export const LETTERS: InputHTMLAttributes<HTMLInputElement> = {
  class: 'mono',
  dir: 'ltr',
  autocapitalize: 'characters',
  spellcheck: false,
};

/** A labelled field of a form. @param help what it is for, below it @param lines of a field of several lines */
export function Field(props: {
  id: string;
  name: string;
  label: string;
  help?: string;
  input?: InputHTMLAttributes<HTMLInputElement>;
  lines?: number;
}) {
  const { id, name, label, help, input, lines } = props;
  const shared = { id, name, ...(help ? { 'aria-describedby': `${id}-help` } : {}) };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines ? (
        <textarea {...shared} rows={lines} dir="auto" />
      ) : (
        <input type="text" autocomplete="off" dir="auto" {...input} {...shared} />
      )}
      {help && (
        <p class="soft small" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}
