import { useState } from 'react';
import { Button } from '../widgets/Button.tsx';

/** Asks once who answers. */
export function NameField({ onName }: { readonly onName: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className="ask-name"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() !== '') onName(name.trim());
      }}
    >
      <label className="ask-question" htmlFor="ask-name">
        Who answers?
      </label>
      <p className="fine">Your name stands beside everything you remember. This browser keeps it.</p>
      <div className="ask-name-row">
        <input
          id="ask-name"
          className="field-input"
          value={name}
          autoComplete="name"
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" look="primary">
          Begin
        </Button>
      </div>
    </form>
  );
}
