import { Icon, type IconName } from './Icon.tsx';

/** Chooses a file in the words of the app: the browser's own control speaks the browser's language. */
export function FileButton(props: {
  label: string;
  icon: IconName;
  /** As of a file field; absent: any file. */
  accept?: string;
  /** Id of what explains it. */
  describedBy?: string;
  onFile: (file: File) => void;
}) {
  const { label, icon, accept, describedBy, onFile } = props;
  return (
    <label class="button file">
      <Icon name={icon} />
      {label}
      <input
        type="file"
        {...(accept && { accept })}
        class="hidden"
        {...(describedBy && { 'aria-describedby': describedBy })}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          currentTarget.value = ''; // so that the same file, set right, can be chosen again
          if (file) onFile(file);
        }}
      />
    </label>
  );
}
