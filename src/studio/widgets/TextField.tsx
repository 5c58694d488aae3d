import './fields.css';
import { useId, useState } from 'react';

/** A labelled line or paragraph of text that is handed on when it is finished: on Enter, or when it is left. Escape takes it back. */
export function TextField({
  label,
  value,
  onCommit,
  lines = 1,
  mono = false,
  hideLabel = false,
  required = false,
  placeholder,
  hint,
  type = 'text',
  suggestions,
}: {
  readonly label: string;
  readonly value: string;
  /** Answers false when the text was refused: it then stays as typed. */
  readonly onCommit: (text: string) => boolean;
  readonly lines?: number;
  readonly mono?: boolean;
  readonly hideLabel?: boolean;
  readonly required?: boolean;
  readonly placeholder?: string;
  readonly hint?: string;
  readonly type?: 'text' | 'number' | 'date';
  readonly suggestions?: readonly string[];
}) {
  const id = useId();
  // What is typed counts for the value it was typed over: a value that came from elsewhere wins.
  const [typed, setTyped] = useState<{
    readonly text: string;
    readonly over: string;
    readonly refused?: boolean;
  }>();
  const shown = typed?.over === value ? typed.text : value;
  const finish = (): boolean => {
    const text = shown.trim();
    if (text === value) {
      setTyped(undefined);
      return true;
    }
    const done = onCommit(text);
    setTyped(done ? undefined : { text, over: value, refused: true });
    return done;
  };
  const shared = {
    id,
    value: shown,
    className: mono ? 'field-input field-mono' : 'field-input',
    'aria-describedby': hint === undefined ? undefined : `${id}-hint`,
    'aria-required': required,
    'aria-invalid': typed?.over === value && typed.refused === true,
    placeholder,
    onChange: (event: { target: { value: string } }) => setTyped({ text: event.target.value, over: value }),
    onBlur: finish,
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape' && shown !== value) {
        event.stopPropagation();
        event.preventDefault();
        setTyped(undefined);
      }
      if (event.key === 'Enter' && (lines === 1 || event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        finish();
      }
    },
  };
  return (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {lines > 1 ? (
        <textarea {...shared} rows={lines} />
      ) : (
        <input {...shared} type={type} list={suggestions ? `${id}-list` : undefined} />
      )}
      {suggestions ? (
        <datalist id={`${id}-list`}>
          {suggestions.map((suggestion) => (
            <option key={suggestion} value={suggestion} />
          ))}
        </datalist>
      ) : null}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="fine">
          {hint}
        </p>
      )}
    </div>
  );
}
