import { expect, it } from 'vitest';
import { parsePastedTable } from '../../../src/core/guide/index.ts';

const KNOWN = { stages: ['Discovery', 'Pitch'], roles: ['Partner seller', 'Account executive'] };

it('reads a RACI matrix with merged stages, and says what each bad cell is', () => {
  const text = [
    'Stage\tActivity\tPartner seller\tAccount exec\tAccount executive',
    'Discovery\t"Call,\n""first"""\tR\t\tA',
    '\tMapping\tX\tR\tC',
    'Pich\tDemo\tR/A\t\tR',
  ].join('\r\n');
  expect(parsePastedTable(text, KNOWN)).toEqual({
    kind: 'duties',
    rows: [
      ['Discovery', 'Call, "first"', 'Partner seller', 'Account executive', ''],
      ['Discovery', 'Mapping', '', '', ''],
      ['', 'Demo', 'Partner seller', 'Partner seller', ''],
    ],
    problems: [
      expect.objectContaining({ row: 1, column: 4, text: 'Account exec' }),
      { row: 3, column: 3, text: 'X', message: '"X" is none of R, A, C and I.' },
      { row: 3, column: 2, text: 'Mapping', message: 'Nobody does "Mapping": no R in this row.' },
      { row: 4, column: 1, text: 'Pich', message: '"Pich" is not a stage you named. Did you mean "Pitch"?' },
      { row: 4, column: 5, text: 'R', message: 'A second R in this row; the "Partner seller" was kept.' },
    ],
  });
});

it('reads a list of duties', () => {
  const text = 'Phase\tTask\tResponsible\tAccountable\nPitch\tDemo\taccount executive\t\n';
  expect(parsePastedTable(text, KNOWN)).toEqual({
    kind: 'duties',
    rows: [['Pitch', 'Demo', 'Account executive', '', '']],
    problems: [],
  });
});

it('reads rules on who leads, and keeps the first of two that disagree', () => {
  const text =
    'Found by\tCustomer\tWho leads\npartner\tnew\tPartner\nwe\tours\tVendor\npartner\tnew\twe\nnobody\tnew\twe';
  expect(parsePastedTable(text, KNOWN)).toEqual({
    kind: 'lead',
    rows: [
      ['new', 'partner', 'partner'],
      ['vendor-account', 'vendor', 'vendor'],
    ],
    problems: [
      expect.objectContaining({ row: 4, column: 3 }),
      { row: 5, column: 1, text: 'nobody', message: '"nobody" is not partner, we, both or any.' },
    ],
  });
});

it('says what it needs of a table it does not know', () => {
  expect(parsePastedTable('hello', KNOWN).problems).toHaveLength(1);
  expect(parsePastedTable('a\tb\n1\t2', KNOWN)).toMatchObject({ kind: 'unknown', rows: [] });
});

it('[GD6] understands a title, headings in two rows, empty rows, numbers and remarks', () => {
  const text = [
    'RACI 2026 (draft)\t\t\t',
    '\t\t\t',
    'Stage\tActivity\tVendor\tPartner',
    '\t\tAccount executive (AE)\tPartner seller*',
    '\t\t\t',
    '1. Discovery\tCall\tA\tR',
    '\t\t\t',
    '\t"Map the\naccount"\tR; A\t',
    '2) Pitch\tDemo\tQ\tR',
  ].join('\r\n');
  expect(parsePastedTable(text, KNOWN)).toEqual({
    kind: 'duties',
    rows: [
      ['Discovery', 'Call', 'Partner seller', 'Account executive', ''],
      ['Discovery', 'Map the account', 'Account executive', 'Account executive', ''],
      ['Pitch', 'Demo', 'Partner seller', '', ''],
    ],
    problems: [{ row: 9, column: 3, text: 'Q', message: '"Q" is none of R, A, C and I.' }],
  });
});

it('[GD6] reads tables separated by semicolons or commas, with quoted breaks', () => {
  const list = [
    ['Phase', 'Task', 'Responsible'],
    ['Pitch', '"Demo; ""live"",\nthen talk"', 'Partner seller'],
  ];
  for (const separator of [';', ','])
    expect(parsePastedTable(list.map((row) => row.join(separator)).join('\n'), KNOWN)).toEqual({
      kind: 'duties',
      rows: [['Pitch', 'Demo; "live", then talk', 'Partner seller', '', '']],
      problems: [],
    });
});

it('[GD6] takes over the kind of partner where the table has one', () => {
  const text = 'Partner type\tStage\tActivity\tResponsible\nservices partner\tPitch\tDemo\tPartner seller';
  const known = { ...KNOWN, partnerTypes: ['Services partner'] };
  expect(parsePastedTable(text, known).rows).toEqual([
    ['Pitch', 'Demo', 'Partner seller', '', 'Services partner'],
  ]);
});
