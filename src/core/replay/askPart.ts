import { assertNever } from '../base/assert.ts';
import { askDecisions } from './askDecisions.ts';
import { askLead } from './askLead.ts';
import { askRegistrations } from './askRegistrations.ts';
import { askRoles } from './askRoles.ts';
import { checkSharing } from './checkSharing.ts';
import type { CompiledFramework } from './compileFramework.ts';
import type { DealWalk } from './dealWalk.ts';
import type { Evaluation } from './judged.ts';
import type { Evidence } from './evidence.ts';
import type { ExplainedDeal } from './explainDeal.ts';
import { FindingBuilder } from './findingBuilder.ts';
import { breaksOfSkipped, reportDepartures } from './reportDepartures.ts';
import type { RunPart } from './runParts.ts';
import type { AskedPart } from './witness.ts';

/**
 * Puts one part of a framework's questions to an explained deal. The framework may be another than the one that explained it, as long as it
 * would explain it the same way; whoever witnessed the explanation is told what this part looks at, `onJudged` what decisions say.
 */
export function askPart(
  compiled: CompiledFramework,
  explained: ExplainedDeal,
  part: AskedPart,
  onJudged?: DealWalk['onJudged'],
): RunPart {
  const { prepared } = explained.walk;
  const walk = { ...explained.walk, compiled, findings: new FindingBuilder(prepared), onJudged };
  const found = ask(walk, part);
  return { ...NOTHING_FOUND, ...found, part, findings: walk.findings.findings };
}

function ask(walk: DealWalk, part: AskedPart): Partial<RunPart> {
  switch (part) {
    case 'departures':
      reportDepartures(walk);
      return NOTHING_FOUND;
    case 'lead': {
      const { evidence, evaluations } = askLead(walk, breaksOfSkipped(walk));
      return {
        asked: evaluations.length,
        answers: { customerLead: evidence.counts() },
        baseline: { customerLead: baselineOf(evidence) },
        rules: countRules(evaluations),
      };
    }
    case 'registrations': {
      const { conflict, succession, evaluations } = askRegistrations(walk);
      return {
        asked: evaluations.length,
        answers: { registrationConflict: conflict.counts(), registrationSuccession: succession.counts() },
        baseline: { registrationConflict: baselineOf(conflict) },
        rules: countRules(evaluations),
      };
    }
    case 'decisions': {
      const { evidence, evaluations } = askDecisions(walk);
      return {
        asked: evaluations.length,
        answers: Object.fromEntries([...evidence].map(([name, own]) => [name, own.counts()])),
        rules: countRules(evaluations),
      };
    }
    case 'roles': {
      const { asked, hits } = askRoles(walk);
      return { asked, responsibilities: Object.fromEntries([...hits].sort(([a], [b]) => a - b)) };
    }
    case 'sharing':
      checkSharing(walk);
      return NOTHING_FOUND;
    default:
      return assertNever(part);
  }
}

const NOTHING_FOUND = { asked: 0, answers: {}, baseline: {}, rules: {}, responsibilities: {} } as const;

function baselineOf({ checked, baselineRight }: Evidence): { checked: number; right: number } {
  return { checked, right: baselineRight };
}

function countRules(evaluations: readonly Evaluation[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { decision, rules, kind } of evaluations)
    if (kind === 'answer' || kind === 'ambiguous')
      for (const rule of rules) counts[`${decision}/${rule}`] = (counts[`${decision}/${rule}`] ?? 0) + 1;
  return counts;
}
