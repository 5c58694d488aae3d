import type { Node } from 'jsonc-parser';
import { ok, refused, type Result } from '../base/result.ts';
import type { FactValue } from '../model/cell.ts';
import { FieldReader, reportType } from '../text/fieldReader.ts';
import { findValue } from '../text/jsonTree.ts';
import { parseJsonText } from '../text/parseJsonText.ts';
import type { Place, ReadReport } from '../text/readReport.ts';
import { createSourceLines } from '../text/sourceLines.ts';
import type { RecallAnswer, RecallCard, RecallQuestion } from './recallCard.ts';

export const RECALL_FORMAT = 'cosell-recall/1';

/** Cards as they are handed to somebody, with what they have answered. */
export interface RecallFile {
  /** Id of the framework the cards were picked for. */
  readonly framework: string;
  /** Whose cards they are: the partner they are about. */
  readonly about?: string;
  readonly cards: readonly RecallCard[];
  readonly answers: readonly RecallAnswer[];
}

/** Why a text is no file of cards: what is wrong, where, and what would be right. */
export interface RecallProblem {
  readonly message: string;
}

const KINDS = ['fact', 'lead', 'dispute', 'conflict'] as const;
const OUTCOMES = ['won', 'lost', 'open'] as const;

/** One file per partner, as a partner manager looks after partners; cards without a partner have one of their own. */
export function splitCards(framework: string, cards: readonly RecallCard[]): readonly RecallFile[] {
  const byPartner = new Map<string | undefined, RecallCard[]>();
  for (const card of cards) {
    const about = card.partners[0];
    byPartner.set(about, [...(byPartner.get(about) ?? []), card]);
  }
  return [...byPartner].map(([about, own]) => ({
    framework,
    ...(about === undefined ? {} : { about }),
    cards: own,
    answers: [],
  }));
}

/** Prints a file of cards as JSON, to be read by people as well. */
export function printRecallFile({ framework, about, cards, answers }: RecallFile): string {
  return `${JSON.stringify({ format: RECALL_FORMAT, framework, about, cards, answers: answers.map(printAnswer) }, undefined, 2)}\n`;
}

/** "I don't know" is null in the file: an answer that is left out was not given. */
function printAnswer(answer: RecallAnswer): object {
  return { ...answer, value: answer.value ?? null };
}

/** Reads a file of cards. Fields it does not know are ignored; the first fault is said, by its line. */
export function parseRecallFile(text: string): Result<RecallFile, RecallProblem> {
  const lines = createSourceLines(text);
  const { root, problems } = parseJsonText(text);
  const [broken] = problems;
  if (!root || broken)
    return refused({ message: 'The file is not JSON; save it again from where the cards were answered.' });
  const faults: { readonly start: number; readonly message: string }[] = [];
  const report: ReadReport = (_code, path, message) => {
    faults.push({ start: findValue(root, path).value.offset, message });
  };
  const file = readFile(root, report);
  const [first] = faults;
  if (!first) return ok(file);
  return refused({ message: `Line ${lines.rangeAt(first.start, first.start).line}: ${first.message}` });
}

function readFile(root: Node, report: ReadReport): RecallFile {
  if (root.type !== 'object') report('type.wrong', [], 'A file of cards must be an object in { }.');
  const file = new FieldReader({ node: root, path: [] }, root.type === 'object' ? report : () => undefined);
  file.requiredChoice('format', [RECALL_FORMAT]);
  const framework = file.requiredText('framework');
  file.required('cards');
  return {
    framework,
    ...given('about', file.text('about')),
    cards: file.list('cards', (place) => readCard(new FieldReader(place, report), report)),
    answers: file.list('answers', (place) => readAnswer(new FieldReader(place, report), report)),
  };
}

function readCard(card: FieldReader, report: ReadReport): RecallCard {
  return {
    deal: card.requiredText('deal'),
    ...given('account', card.text('account')),
    ...given('partnerType', card.text('partnerType')),
    partners: card.texts('partners'),
    outcome: card.requiredChoice('outcome', OUTCOMES),
    ...given('from', card.text('from')),
    ...given('until', card.text('until')),
    questions: card.list('questions', (place) => readQuestion(new FieldReader(place, report), report)),
  };
}

function readQuestion(question: FieldReader, report: ReadReport): RecallQuestion {
  const kind = question.requiredChoice('kind', KINDS);
  const asked = {
    text: question.requiredText('text'),
    choices: question.list('choices', (place) => {
      const choice = new FieldReader(place, report);
      const key = choice.requiredText('key');
      return {
        key,
        value: readValue(choice.required('value'), report) ?? '',
        phrase: choice.requiredText('phrase'),
      };
    }),
    ...given('at', question.text('at')),
  };
  return kind === 'fact' ? { kind, fact: question.requiredText('fact'), ...asked } : { kind, ...asked };
}

function readAnswer(answer: FieldReader, report: ReadReport): RecallAnswer {
  const kind = answer.requiredChoice('kind', KINDS);
  const value = answer.place('value');
  return {
    deal: answer.requiredText('deal'),
    kind,
    ...(kind === 'fact' ? { fact: answer.requiredText('fact') } : {}),
    value: value?.node.type === 'null' ? undefined : readValue(value, report),
    ...given('at', answer.text('at')),
    ...given('why', answer.text('why')),
    recalledBy: answer.requiredText('recalledBy'),
    on: answer.requiredText('on'),
  };
}

function readValue(place: Place | undefined, report: ReadReport): FactValue | undefined {
  const value: unknown = place?.node.value;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (place) reportType(report, place, 'text, a number, or true or false');
  return undefined;
}

function given<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: string });
}
