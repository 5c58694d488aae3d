import type { JsonPath } from '../../diagnostics/diagnostic.ts';
import type { Decision, Framework, Phrases, SingleOutput } from '../../model/framework.ts';
import type { CheckReport } from '../checkRule.ts';

/** Questions and phrases are there, so that findings and the playbook can speak in sentences. */
export function phrases(framework: Framework, report: CheckReport): void {
  for (const [name, fact] of framework.facts) {
    const path = ['facts', name];
    if (fact.question === undefined) {
      report('phrase.missing', path, `The fact "${name}" has no question.`, { part: 'key' });
    }
    if (fact.type === 'enum') reportSilent(fact.values, `the fact "${name}"`, [...path, 'values'], report);
  }
  for (const decision of framework.decisions.values()) {
    const path = ['decisions', decision.name];
    if (decision.question === undefined) {
      report('phrase.missing', path, `The decision "${decision.name}" has no question.`, { part: 'key' });
    }
    for (const [output, outputPath] of outputsOf(decision)) {
      if (output.kind !== 'enum') continue;
      const answers = `the answers of "${decision.name}"`;
      reportSilent(output.values, answers, [...path, ...outputPath, 'values'], report);
    }
  }
}

function outputsOf({ output }: Decision): readonly (readonly [SingleOutput, JsonPath])[] {
  if (output.kind !== 'columns') return [[output, ['output']]];
  return [...output.columns].map(([name, column]) => [column, ['output', 'columns', name]]);
}

function reportSilent(values: Phrases, owner: string, path: JsonPath, report: CheckReport): void {
  const silent = [...values].filter(([, phrase]) => phrase === undefined || phrase.trim() === '');
  if (silent.length === 0) return;
  const names = silent.map(([value]) => `"${value}"`).join(', ');
  report('phrase.missing', path, `Of ${owner}, ${names} ${silent.length === 1 ? 'has' : 'have'} no phrase.`);
}
