import { useSession, useStudio } from '../hooks/useSession.ts';
import { phraseCount } from '../session/phraseNumber.ts';
import { Button } from '../widgets/Button.tsx';
import { ProgressBar } from '../widgets/ProgressBar.tsx';

const STEPS = {
  building: 'Making deals',
  replaying: 'Replaying them',
  writing: 'Writing them down',
} as const;

/** How far reading or importing is, and the way to stop it. */
export function IntakeProgress() {
  const session = useSession();
  const status = useStudio((state) => state.intake.status);
  if (status.kind !== 'reading' && status.kind !== 'building') return null;
  const { text, done, total } = describe();
  return (
    <div className="intake-progress" role="status">
      <span>{text}</span>
      <ProgressBar done={done} total={total} label={text} />
      <Button icon="stop" onClick={() => session.stopIntake()}>
        Stop
      </Button>
    </div>
  );

  function describe(): { readonly text: string; readonly done: number; readonly total: number } {
    if (status.kind === 'building') {
      const { step, share } = status.progress ?? { step: 'building', share: 0 };
      return { text: STEPS[step], done: Math.round(share * 100), total: 100 };
    }
    const progress = status.kind === 'reading' ? status.progress : undefined;
    if (!progress) return { text: 'Reading begins', done: 0, total: 1 };
    const { joined, file, rows, done, total } = progress;
    if (joined !== undefined)
      return { text: 'Putting together what was read', done: Math.round(joined * 100), total: 100 };
    return { text: `${file}: ${phraseCount(rows)} rows read`, done, total };
  }
}
