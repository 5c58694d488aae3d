import { useEffect, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { describeAnswer, GUIDE_QUESTIONS, writeFramework } from '../../core/guide/index.ts';
import { parseFramework, stagesOf } from '../../core/index.ts';
import { readOwnership, type Ownership } from '../session/readOwnership.ts';
import { Mark } from '../widgets/Mark.tsx';
import { ShareBar } from '../widgets/ShareBar.tsx';
import { toAnswers, type GuideDraft } from './guideDraft.ts';

const ANY = { values: new Map<string, never>() };

/** What the framework says so far: its stages with who leads in them, then every answer in plain sentences. */
export function GuidePreview({ draft, step }: { readonly draft: GuideDraft; readonly step: number }) {
  const here = useRef<HTMLLIElement>(null);
  useEffect(() => {
    // It answers a promise in newer browsers, which an effect must not.
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [step]);
  const answers = useMemo(() => toAnswers(draft), [draft]);
  const stages = useMemo(() => {
    const { framework } = parseFramework(writeFramework(answers));
    if (!framework) return [];
    const ownership = readOwnership(framework, ANY);
    return stagesOf(framework).flatMap((stage) => {
      const owned = ownership.get(stage.key);
      return owned ? [{ key: stage.key, name: stage.description ?? stage.key, owned }] : [];
    });
  }, [answers]);
  return (
    <aside className="guide-preview" aria-labelledby="guide-preview-title">
      <h2 id="guide-preview-title">What your framework says so far</h2>
      {stages.length > 0 ? (
        <ol className="guide-stages">
          {stages.map(({ key, name, owned }) => (
            <li key={key}>
              <b>{name}</b>
              <ShareBar label={`Who leads in ${name}`} segments={toSegments(owned)} />
              <span className="fine">{phraseOwnership(owned)}</span>
            </li>
          ))}
        </ol>
      ) : null}
      <ol className="guide-said">
        {GUIDE_QUESTIONS.map((question, index) => {
          const sentences = describeAnswer(answers, question.id);
          const said = draft.said[question.id];
          return (
            <li
              key={question.id}
              ref={index + 1 === step ? here : undefined}
              className={index + 1 === step ? 'is-here' : undefined}
            >
              <Link
                href={`/bring/start/${index + 1}`}
                aria-current={index + 1 === step ? 'step' : undefined}
                aria-label={`Question ${index + 1}: ${question.title}`}
              >
                {index + 1}
              </Link>
              <div>
                {sentences ? (
                  sentences.map((sentence) => <p key={sentence}>{sentence}</p>)
                ) : said === undefined ? (
                  <p className="fine">{question.title}</p>
                ) : (
                  <p className="guide-hole">
                    <Mark tone="silent">undecided</Mark> {question.open}
                  </p>
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {step <= GUIDE_QUESTIONS.length ? (
        <Link href="/bring/start/done" className="button">
          Open it with what is answered
        </Link>
      ) : null}
    </aside>
  );
}

function toSegments(owned: Ownership) {
  return (['vendor', 'partner', 'silent', 'ambiguous'] as const).map((tone) => ({
    tone,
    share: owned[tone],
    label: `${WHO[tone]} in ${percent(owned[tone])}`,
  }));
}

const WHO = {
  vendor: 'you lead',
  partner: 'the partner leads',
  silent: 'nobody leads',
  ambiguous: 'both lead',
} as const;

function phraseOwnership(owned: Ownership): string {
  if (owned.silent === 1) return 'nobody leads yet';
  return (['vendor', 'partner', 'silent', 'ambiguous'] as const)
    .filter((tone) => owned[tone] > 0)
    .map((tone) => `${WHO[tone]} in ${percent(owned[tone])}`)
    .join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
