import { useId } from 'react';
import { readTexts, type FieldValue, type GuideField } from '../../core/guide/index.ts';
import { AnswerGrid } from './AnswerGrid.tsx';
import { AnswerTable } from './AnswerTable.tsx';
import type { GuideDraft } from './guideDraft.ts';
import { OrderedChoices } from './OrderedChoices.tsx';
import { optionsOnOffer } from './namesOnOffer.ts';

/** One field of a question, by its kind. */
export function AnswerField({
  field,
  value,
  draft,
  onChange,
}: {
  readonly field: GuideField;
  readonly value: FieldValue | undefined;
  readonly draft: GuideDraft;
  readonly onChange: (value: FieldValue) => void;
}) {
  const id = useId();
  const hint =
    field.hint === undefined ? null : (
      <p id={`${id}-hint`} className="fine">
        {field.hint}
      </p>
    );
  const described = field.hint === undefined ? {} : { 'aria-describedby': `${id}-hint` };
  const label = (
    <label htmlFor={id} className="field-label">
      {field.label}
    </label>
  );
  switch (field.kind) {
    case 'text':
      return (
        <div className="field">
          {label}
          <input
            id={id}
            className="field-input"
            value={typeof value === 'string' ? value : ''}
            {...described}
            onChange={(event) => onChange(event.target.value)}
          />
          {hint}
        </div>
      );
    case 'number':
      return (
        <div className="field">
          {label}
          <span className="guide-number">
            <input
              id={id}
              type="number"
              min={1}
              max={field.max}
              className="field-input"
              value={typeof value === 'number' ? value : ''}
              {...described}
              onChange={(event) => onChange(event.target.value === '' ? '' : event.target.valueAsNumber)}
            />
            {field.unit}
          </span>
          {hint}
        </div>
      );
    case 'names':
      return (
        <div className="field">
          {label}
          <textarea
            id={id}
            className="field-input"
            rows={3}
            value={Array.isArray(value) ? value.join('\n') : ''}
            {...described}
            onChange={(event) => onChange(event.target.value.split('\n'))}
          />
          {hint}
        </div>
      );
    case 'choice': {
      const present = typeof value === 'string' ? value : '';
      const options = optionsOnOffer(draft, field.offer, present);
      if (field.offer.kind === 'named')
        return (
          <div className="field">
            {label}
            <select
              id={id}
              className="field-input"
              value={present}
              {...described}
              onChange={(event) => onChange(event.target.value)}
            >
              <option value="">nobody yet</option>
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
            {hint}
          </div>
        );
      return (
        <fieldset className="field guide-choices">
          <legend className="field-label">{field.label}</legend>
          {options.map((option) => (
            <label key={option.value} className="guide-choice">
              <input
                type="radio"
                name={id}
                checked={present === option.value}
                onChange={() => onChange(option.value)}
              />
              <span>{option.label}</span>
            </label>
          ))}
          {hint}
        </fieldset>
      );
    }
    case 'several': {
      if (field.ordered) return <OrderedChoices field={field} value={value} onChange={onChange} />;
      const chosen = readTexts(value);
      return (
        <fieldset className="field guide-choices">
          <legend className="field-label">{field.label}</legend>
          {field.options.map((option) => (
            <label key={option.value} className="guide-choice">
              <input
                type="checkbox"
                checked={chosen.includes(option.value)}
                onChange={(event) => {
                  const ticked = event.target.checked;
                  const next = field.options.filter((other) =>
                    other.value === option.value ? ticked : chosen.includes(other.value),
                  );
                  onChange(next.map((other) => other.value));
                }}
              />
              <span>{option.label}</span>
            </label>
          ))}
          {hint}
        </fieldset>
      );
    }
    case 'grid':
      return <AnswerGrid field={field} value={value} onChange={onChange} />;
    case 'table':
      return <AnswerTable field={field} value={value} draft={draft} onChange={onChange} />;
  }
}
