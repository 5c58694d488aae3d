import { describe, expect, test } from 'vitest';
import { readTime, type DateOrder } from '../../../../src/core/records/tables/readTime.ts';
import { TimeColumn } from '../../../../src/core/records/tables/timeColumn.ts';

function told(text: string, options: Parameters<typeof readTime>[1] = {}): string {
  const time = readTime(text, options);
  return time.ok ? time.value.at : time.error.kind;
}

describe('[RH9] times', () => {
  test.each<[text: string, options: Parameters<typeof readTime>[1], at: string]>([
    ['2018-10-13T17:16:45.000Z', {}, '2018-10-13T17:16:45Z'],
    ['2018-10-13T17:16:45.000+0000', {}, '2018-10-13T17:16:45Z'],
    ['2019-02-23T02:05:23.2931817Z', {}, '2019-02-23T02:05:23.293Z'],
    ['2018-10-13 17:16:45', {}, 'zoneless'],
    ['2018-10-13 17:16:45', { timezone: 'UTC' }, '2018-10-13T17:16:45Z'],
    ['2021-01-07 6:49:18', { timezone: 'UTC' }, '2021-01-07T06:49:18Z'],
    ['2018-10-13', {}, '2018-10-13'],
    ['01-03-17', {}, 'dateOrder'],
    ['01-03-17', { dateOrder: 'dmy' }, '2017-03-01'],
    ['01-03-17', { dateOrder: 'mdy' }, '2017-01-03'],
    ['13/10/2018', {}, '2018-10-13'],
    ['10/13/2018 5:16 PM', { timezone: 'UTC' }, '2018-10-13T17:16:00Z'],
    ['31-12-17', {}, '2017-12-31'],
    ['1409443200000', {}, 'unreadable'],
    ['1409443200000', { epoch: true }, '2014-08-31T00:00:00Z'],
    ['13-Oct-2018', {}, '2018-10-13'],
    ['Oct 13, 2018 5:16 PM', { timezone: 'Europe/Berlin' }, '2018-10-13T15:16:00Z'],
    ['2018-02-30', {}, 'unreadable'],
    ['32/13/2018', {}, 'unreadable'],
    ['99/99/99', {}, 'unreadable'],
    ['sometime', {}, 'unreadable'],
    ['', {}, 'empty'],
  ])('%s %j', (text, options, at) => {
    expect(told(text, options)).toBe(at);
  });

  test.each<[texts: readonly string[], order: DateOrder | undefined, first: string]>([
    [['03/04/2025', '13/04/2025'], 'dmy', '2025-04-03'],
    [['03/04/2025', '04/13/2025'], 'mdy', '2025-03-04'],
    [['03/04/2025', '05/06/2025'], undefined, 'dateOrder'],
    // A column that contradicts itself decides nothing.
    [['03/04/2025', '13/04/2025', '04/13/2025'], undefined, 'dateOrder'],
  ])('a day beyond 12 decides for its column: %j', (texts, order, first) => {
    const column = new TimeColumn('Close Date', {});
    texts.forEach((text, at) => column.see(text, at + 2));
    const time = column.read(texts[0] ?? '');
    expect(time.ok ? time.value.at : time.error.kind).toBe(first);
    const [guess] = column.guesses();
    expect(guess).toEqual(order === undefined ? { kind: 'open', row: 2 } : { kind: 'order', order, row: 3 });
  });

  test('a column of padded midnights holds days, one with a single clock time does not', () => {
    const days = new TimeColumn('CloseDate', { systemZone: 'UTC' });
    days.see('2013-09-16 00:00:00', 2);
    expect(days.read('2013-09-16 00:00:00')).toMatchObject({ ok: true, value: { at: '2013-09-16' } });
    days.see('2013-09-16 08:00:00', 3);
    expect(days.read('2013-09-16 00:00:00')).toMatchObject({
      ok: true,
      value: { at: '2013-09-16T00:00:00Z' },
    });
  });
});
