import { expect, test } from 'vitest';
import { GUIDE_QUESTIONS, suggestAnswer, writeFramework } from '../../../src/core/guide/index.ts';
import { parseFramework } from '../../../src/core/index.ts';
import { listOpenQuestions } from '../../../src/studio/canvas/OpenQuestions.tsx';

test('[GD2] what nobody knows is a hole of the path that asks it', () => {
  const unknown = ['lead', 'protection', 'conflict', 'duties'];
  const answers = Object.fromEntries(
    GUIDE_QUESTIONS.map((question) => [
      question.id,
      { ...suggestAnswer(question), decided: !unknown.includes(question.id) },
    ]),
  );
  const { framework } = parseFramework(writeFramework(answers));
  if (!framework) throw new Error('the answers make a framework');
  const names = (path: string) => listOpenQuestions(framework, path).map(({ name }) => name);
  expect(names('deal')).toEqual(['customerLead', 'open-duties']);
  expect(names('registration')).toEqual(['registrationConflict', 'open-protection']);
});
