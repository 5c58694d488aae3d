import { describeCell, parseCell, type Cell, type Domain } from '../../core/index.ts';
import type { EditorPanelProps } from '../widgets/grid/GridEditor.tsx';
import { findOption } from './answerOptions.ts';
import type { DecisionTable, TableColumn } from './decisionTable.ts';
import { nameValue } from '../session/nameValue.ts';
import { OptionList } from './OptionList.tsx';
import { RangeFields } from '../widgets/RangeFields.tsx';
import { readCellText } from '../session/readCellText.ts';
import { readPlace } from './readPlace.ts';
import { ValueChips } from '../widgets/ValueChips.tsx';

interface PanelProps extends EditorPanelProps {
  readonly table: DecisionTable;
  readonly column: TableColumn;
  /** Makes a new answer of the text and gives it to the rule; tells whether that was done. */
  readonly onDeclare: (text: string) => boolean;
}

/** Under the text of a cell: the values its column can take, and what the text means. */
export function CellPanel(props: PanelProps) {
  const { column, text } = props;
  if (column.kind === 'note') return null;
  if (column.kind !== 'input')
    return (
      <>
        <OptionList
          label={column.title}
          options={column.options}
          text={text}
          chosen={findOption(text, column.options)?.value}
          onChoose={(value) => props.setText(value, { done: true })}
        />
        <Meaning {...props} />
        <DeclareAnswer {...props} />
      </>
    );
  const { domain } = column.compiled;
  return (
    <>
      {domain ? <InputPanel {...props} column={column} domain={domain} /> : null}
      <Meaning {...props} />
    </>
  );
}

function InputPanel({
  table,
  column,
  domain,
  text,
  setText,
}: PanelProps & {
  readonly column: Extract<TableColumn, { readonly kind: 'input' }>;
  readonly domain: Domain;
}) {
  const cell = readCell(text, domain);
  const { framework } = table;
  const name = column.compiled.column;
  if (domain.kind === 'number')
    return (
      <RangeFields
        title={column.title}
        unit={framework.facts.get(name)?.unit}
        cell={cell}
        domain={domain}
        suggestions={column.compiled.slices.flatMap(({ slice }) => (slice?.interval ? [slice.interval] : []))}
        onChange={setText}
      />
    );
  const values = domain.kind === 'boolean' ? [true, false] : domain.values;
  return (
    <ValueChips
      label={column.title}
      choices={values.map((value) => ({
        value,
        label: nameValue(framework, name, value),
        phrase: framework.facts.get(name)?.values.get(String(value)),
      }))}
      cell={cell}
      domain={domain}
      onChange={setText}
    />
  );
}

/** Offers to make an answer of a text that is none yet, where a decision has answers of its own. */
function DeclareAnswer({ column, text, onDeclare, close }: PanelProps) {
  const typed = text.trim();
  if (column.kind !== 'answer' || column.output.kind !== 'enum' || typed === '') return null;
  if (findOption(typed, column.options)) return null;
  return (
    <button
      type="button"
      data-option="one"
      className="option"
      onClick={() => {
        if (onDeclare(typed)) close();
      }}
    >
      <span>Add “{typed}” to the answers</span>
    </button>
  );
}

/** Says in words how the text is understood, or why it is not. */
function Meaning({ table, column, text }: PanelProps) {
  const read = readPlace(column, text);
  if (!read.ok)
    return (
      <p className="meaning meaning-problem" role="status">
        {read.error}. It is kept here, and out of the framework, until it is mended.
      </p>
    );
  return (
    <p className="meaning" role="status">
      {phraseMeaning(table, column, text)}
    </p>
  );
}

function phraseMeaning({ framework }: DecisionTable, column: TableColumn, text: string): string {
  if (column.kind === 'input' && column.compiled.domain) {
    const cell = readCell(text, column.compiled.domain);
    const words = cell ? describeCell(framework, column.compiled.column, cell) : '';
    return cell?.kind === 'any' ? 'Any value fits' : `Means: ${words}`;
  }
  if (column.kind === 'input' || column.kind === 'note') return '';
  const option = findOption(text, column.options);
  if (option) return `Means: ${option.label}`;
  return column.kind === 'answer' ? 'No answer yet' : 'Nobody is named';
}

function readCell(text: string, domain: Domain): Cell | undefined {
  const source = readCellText(text, domain);
  if (source === undefined) return { kind: 'any' };
  const parsed = parseCell(source, domain);
  return parsed.ok ? parsed.value : undefined;
}
