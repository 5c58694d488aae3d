import { describe, expect, it } from 'vitest';
import { checkFramework } from '../../../src/core/check/index.ts';
import { applyEdits, planEdits } from '../../../src/core/edit/index.ts';
import { parseFramework } from '../../../src/core/text/index.ts';
import { checkAll } from './expectFindings.ts';
import { changed, HOLES, SOUND } from './holes.ts';

const places = (text: string, code: string): readonly string[] =>
  checkAll(text)
    .filter((diagnostic) => diagnostic.code === code)
    .map(({ path, about }) => `${path.join('/')} ${about ?? ''}`);

describe('holes', () => {
  it.each(HOLES.map(([entry, what, code, path, ...changes]) => ({ entry, what, code, path, changes })))(
    '[$entry] $what: $code',
    ({ code, path, changes }) => {
      const before = places(SOUND, code);
      const added = places(changed(...changes), code).filter((place) => !before.includes(place));
      expect(added.map((place) => place.split(' ')[0])).toContain(path);
    },
  );

  it('[CK15] have fixes that can be carried out and end them', () => {
    const fixed = new Set<string>();
    for (const [, , code, , ...changes] of HOLES) {
      const text = changed(...changes);
      for (const { code: found, fix, message, path } of checkAll(text)) {
        if (found !== code || !fix) continue;
        const edits = planEdits(text, fix);
        expect(edits.ok ? undefined : [message, edits.error]).toBeUndefined();
        const after = edits.ok ? applyEdits(text, edits.value) : text;
        const still = checkFramework(parseFramework(after)).filter(
          (diagnostic) => diagnostic.message === message && diagnostic.path.join() === path.join(),
        );
        expect(still).toEqual([]);
        fixed.add(code);
      }
    }
    expect([...fixed].sort()).toEqual([
      'activity.idle',
      'calendar.unused',
      'duration.unused',
      'duty.unaccounted',
      'duty.undecided',
      'event.unheard',
      'registration.refused-by-clock',
      'registration.uncounted',
      'role.idle',
      'stage.untagged',
      'tool.unread-fact',
      'visibility.missing',
      'visibility.one-sided',
    ]);
  });

  it('[CK10] asks for a time in which each side sees a state', () => {
    const timed = changed({ kind: 'visibility.set', index: 0, field: 'within', value: 'P1D' });
    expect(places(SOUND, 'visibility.no-deadline')).toHaveLength(2);
    expect(places(timed, 'visibility.no-deadline')).toHaveLength(1);
  });
});
