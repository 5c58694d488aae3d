import { useSession, useStudio } from '../hooks/useSession.ts';
import { Button, IconButton } from '../widgets/Button.tsx';
import { Dialog } from '../widgets/Dialog.tsx';

/** What the studio has to say, and the one question it may have to ask. */
export function Notices() {
  const session = useSession();
  const notices = useStudio((state) => state.notices);
  const confirmation = useStudio((state) => state.confirmation);
  return (
    <>
      <div className="notices" role="status" aria-live="polite">
        {notices.map((notice) => (
          <div key={notice.id} className={`notice notice-${notice.tone}`}>
            <span>{notice.text}</span>
            {notice.action ? (
              <Button look="quiet" icon="undo" onClick={notice.action.run}>
                {notice.action.label}
              </Button>
            ) : null}
            <IconButton icon="close" label="Dismiss" onClick={() => session.dismissNotice(notice.id)} />
          </div>
        ))}
      </div>
      {confirmation ? (
        <Dialog
          title={confirmation.title}
          onClose={session.dismissConfirmation}
          actions={
            <>
              <Button onClick={session.dismissConfirmation}>{confirmation.keep ?? 'Keep it'}</Button>
              {confirmation.other ? (
                <Button onClick={confirmation.other.proceed}>{confirmation.other.label}</Button>
              ) : null}
              <Button look="primary" onClick={confirmation.proceed}>
                {confirmation.confirm}
              </Button>
            </>
          }
        >
          <p>{confirmation.text}</p>
        </Dialog>
      ) : null}
    </>
  );
}
