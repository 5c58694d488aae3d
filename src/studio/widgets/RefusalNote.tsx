import './fields.css';
import { Icon } from './Icon.tsx';

/** Why something was not done, said where it was tried. */
export function RefusalNote({ message }: { readonly message: string | undefined }) {
  return (
    <div role="alert" className="refusal-place">
      {message === undefined ? null : (
        <p className="refusal">
          <Icon name="warning" size={15} />
          <span>{message}</span>
        </p>
      )}
    </div>
  );
}
