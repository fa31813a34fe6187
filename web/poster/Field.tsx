import type { InputHTMLAttributes } from 'preact';

/** A labelled field of the poster's form. @param help what it is for, below it */
export function Field(props: {
  name: string;
  label: string;
  help?: string;
  input?: InputHTMLAttributes<HTMLInputElement>;
  lines?: number;
}) {
  const { name, label, help, input, lines } = props;
  const id = `poster-${name}`;
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
