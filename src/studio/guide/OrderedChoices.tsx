import { useRef } from 'react';
import { readTexts, type FieldValue, type GuideField, type GuideOption } from '../../core/guide/index.ts';
import { IconButton } from '../widgets/Button.tsx';

/** Choices of which the chosen ones stand in an order: those above decide first. */
export function OrderedChoices({
  field,
  value,
  onChange,
}: {
  readonly field: Extract<GuideField, { readonly kind: 'several' }>;
  readonly value: FieldValue | undefined;
  readonly onChange: (value: FieldValue) => void;
}) {
  const list = useRef<HTMLFieldSetElement>(null);
  const known = (name: string): GuideOption | undefined =>
    field.options.find((option) => option.value === name);
  const chosen = readTexts(value).filter((name) => known(name));
  const rest = field.options.filter((option) => !chosen.includes(option.value));
  const move = (at: number, by: 1 | -1): void => {
    const next = chosen.toSpliced(at, 1);
    onChange(next.toSpliced(at + by, 0, chosen[at] ?? ''));
    // The focus goes along; at the end of the way it takes the button that leads back.
    requestAnimationFrame(() => {
      const buttons = [
        ...(list.current?.querySelectorAll<HTMLElement>(`[data-place="${at + by}"]:not(:disabled)`) ?? []),
      ];
      (buttons.find((button) => button.dataset['by'] === String(by)) ?? buttons[0])?.focus();
    });
  };
  return (
    <fieldset ref={list} className="field guide-choices">
      <legend className="field-label">{field.label}</legend>
      {chosen.map((name, at) => (
        <div key={name} className="guide-ordered">
          <span className="guide-place">{at + 1}</span>
          <label className="guide-choice">
            <input
              type="checkbox"
              checked
              onChange={() => onChange(chosen.filter((other) => other !== name))}
            />
            <span>{known(name)?.label}</span>
          </label>
          <IconButton
            icon="up"
            label={`Earlier: ${known(name)?.label ?? name}`}
            data-by={-1}
            data-place={at}
            disabled={at === 0}
            onClick={() => move(at, -1)}
          />
          <IconButton
            icon="down"
            label={`Later: ${known(name)?.label ?? name}`}
            data-by={1}
            data-place={at}
            disabled={at === chosen.length - 1}
            onClick={() => move(at, 1)}
          />
        </div>
      ))}
      {rest.map((option) => (
        <label key={option.value} className="guide-choice guide-unordered">
          <input type="checkbox" checked={false} onChange={() => onChange([...chosen, option.value])} />
          <span>{option.label}</span>
        </label>
      ))}
    </fieldset>
  );
}
