import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

/** Where the editors' texts lie, as far as addresses in them are concerned. */
export const TEXT_FOLDER = 'inmemory://studio/';

const BASE = {
  validate: true,
  allowComments: true,
  trailingCommas: 'ignore',
  comments: 'ignore',
  enableSchemaRequest: false,
  schemaValidation: 'ignore',
  schemaRequest: 'ignore',
} as const;

let schema: Promise<unknown> | undefined;
let offered: string | undefined;

/**
 * Completion and hover come from the published schema; what is wrong is said by our own check. The text may name the schema by an
 * address of its own ("$schema"): nothing is fetched from there, it stands for the schema we bring along.
 */
export async function offerSchema(text: string): Promise<void> {
  const named = /"\$schema"\s*:\s*"([^"]*)"/.exec(text.slice(0, 4000))?.[1];
  const address = named === undefined ? undefined : resolveAddress(named);
  const key = address ?? '';
  if (offered === key) return;
  offered = key;
  schema ??= fetch('./schema/cosell-framework-1.schema.json').then(
    (response) => (response.ok ? response.json() : undefined),
    () => undefined,
  );
  const read = await schema;
  if (read === undefined) return jsonDefaults.setDiagnosticsOptions(BASE);
  const uris = [`${TEXT_FOLDER}cosell-framework-1.schema.json`, ...(address === undefined ? [] : [address])];
  jsonDefaults.setDiagnosticsOptions({
    ...BASE,
    schemas: uris.map((uri) => ({ uri, fileMatch: ['*.cosell.jsonc'], schema: read })),
  });
}

function resolveAddress(named: string): string | undefined {
  return URL.canParse(named, TEXT_FOLDER) ? new URL(named, TEXT_FOLDER).href : undefined;
}
