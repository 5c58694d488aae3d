import * as monaco from 'monaco-editor/editor';
import { parseFramework, type Framework, type ParsedFramework } from '../../core/index.ts';
import { describeName } from './describeName.ts';
import { findName, findSameNames, type FoundName } from './findName.ts';
import { listNames } from './listNames.ts';

/** What the editor asks about names. */
export interface NameSource {
  /** The last reading of the text, perhaps of an older one, and the last good framework. */
  readReading(): { readonly parsed?: ParsedFramework; readonly framework?: Framework };
  /** Renames what stands at a path; answers why not. */
  rename(path: FoundName['definition'], to: string): string | undefined;
}

/** Completion, go to definition, find all uses, light up the same name, rename and hover, for one text. */
export function offerNames(model: monaco.editor.ITextModel, source: NameSource): monaco.IDisposable {
  const read = (): { parsed: ParsedFramework; framework: Framework } | undefined => {
    const reading = source.readReading();
    const text = model.getValue();
    const parsed = reading.parsed?.text === text ? reading.parsed : parseFramework(text);
    const framework = parsed.framework ?? reading.framework;
    return framework && { parsed, framework };
  };
  const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }): monaco.Range =>
    monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  const nameAt = (asked: monaco.editor.ITextModel, position: monaco.IPosition) => {
    const now = asked === model ? read() : undefined;
    const found = now && findName(now.parsed, now.framework, model.getOffsetAt(position));
    return now && found ? { ...now, found } : undefined;
  };
  const samesAt = (asked: monaco.editor.ITextModel, position: monaco.IPosition): readonly FoundName[] => {
    const now = asked === model ? read() : undefined;
    return now ? findSameNames(now.parsed, now.framework, model.getOffsetAt(position)) : [];
  };
  const offers = [
    monaco.languages.registerCompletionItemProvider('json', {
      triggerCharacters: ['"'],
      provideCompletionItems(asked, position) {
        const now = asked === model ? read() : undefined;
        const offered = now && listNames(now.parsed, now.framework, model.getOffsetAt(position));
        if (!now || !offered) return undefined;
        const range = rangeOf(offered);
        return {
          suggestions: offered.names.map(({ name, definition }) => {
            const words = describeName(now.framework, definition);
            return {
              label: name,
              kind: monaco.languages.CompletionItemKind.Reference,
              insertText: JSON.stringify(name),
              filterText: JSON.stringify(name),
              sortText: `0${name}`,
              range,
              ...(words === undefined ? {} : { documentation: { value: words } }),
            };
          }),
        };
      },
    }),
    monaco.languages.registerDefinitionProvider('json', {
      provideDefinition(asked, position) {
        const name = nameAt(asked, position);
        if (!name) return undefined;
        return { uri: model.uri, range: rangeOf(name.parsed.keyRangeOf(name.found.definition)) };
      },
    }),
    monaco.languages.registerReferenceProvider('json', {
      provideReferences: (asked, position) =>
        samesAt(asked, position).map((found) => ({ uri: model.uri, range: rangeOf(found) })),
    }),
    monaco.languages.registerDocumentHighlightProvider('json', {
      provideDocumentHighlights: (asked, position) =>
        samesAt(asked, position).map((found) => ({ range: rangeOf(found) })),
    }),
    monaco.languages.registerHoverProvider('json', {
      provideHover(asked, position) {
        const name = nameAt(asked, position);
        const words = name && describeName(name.framework, name.found.definition);
        return words === undefined
          ? undefined
          : { range: rangeOf(name?.found ?? { start: 0, end: 0 }), contents: [{ value: words }] };
      },
    }),
    monaco.languages.registerRenameProvider('json', {
      resolveRenameLocation(asked, position) {
        const name = nameAt(asked, position);
        const range = name && rangeOf(name.parsed.keyRangeOf(name.found.definition));
        if (!name || !range)
          return { range: new monaco.Range(1, 1, 1, 1), text: '', rejectReason: 'Nothing is named here.' };
        return { range: rangeOf(name.found), text: String(name.found.definition.at(-1)) };
      },
      provideRenameEdits(asked, position, to) {
        const name = nameAt(asked, position);
        const reason = name ? source.rename(name.found.definition, to) : 'Nothing is named here.';
        return { edits: [], ...(reason === undefined ? {} : { rejectReason: reason }) };
      },
    }),
  ];
  return { dispose: () => offers.forEach((offer) => offer.dispose()) };
}
