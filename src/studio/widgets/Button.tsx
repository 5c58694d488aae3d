import type { ButtonHTMLAttributes } from 'react';
import { Icon, type IconName } from './Icon.tsx';

interface Shape {
  readonly icon?: IconName;
  readonly look?: 'plain' | 'primary' | 'quiet';
}

/** A button with words, and a sign before them if it helps. */
export function Button({
  icon,
  look = 'plain',
  className,
  children,
  ...rest
}: Shape & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button type="button" className={`button button-${look} ${className ?? ''}`} {...rest}>
      {icon ? <Icon name={icon} size={15} /> : null}
      {children}
    </button>
  );
}

/** A button that is only a sign; `label` is read out and shown on hover. */
export function IconButton({
  icon,
  label,
  look = 'quiet',
  className,
  ...rest
}: Required<Pick<Shape, 'icon'>> &
  Shape & { readonly label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type="button"
      className={`button button-${look} icon-button ${className ?? ''}`}
      aria-label={label}
      title={label}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
