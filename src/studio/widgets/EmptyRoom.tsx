import type { ReactNode } from 'react';

/** Says what belongs here and offers the next step. */
export function EmptyRoom({
  title,
  children,
  actions,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="empty-room">
      <h2>{title}</h2>
      <p>{children}</p>
      {actions ? <div className="empty-room-actions">{actions}</div> : null}
    </div>
  );
}
