import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

let asked = false;

/** Completion and hover come from the published schema; what is wrong is said by our own check. */
export async function offerSchema(textUri: string): Promise<void> {
  if (asked) return;
  asked = true;
  const base = {
    validate: true,
    allowComments: true,
    trailingCommas: 'ignore',
    comments: 'ignore',
    enableSchemaRequest: false,
  } as const;
  jsonDefaults.setDiagnosticsOptions(base);
  const response = await fetch('./schema/cosell-framework-1.schema.json').catch(() => undefined);
  if (!response?.ok) return;
  const schema: unknown = await response.json();
  jsonDefaults.setDiagnosticsOptions({
    ...base,
    schemaValidation: 'ignore',
    schemaRequest: 'ignore',
    schemas: [{ uri: 'inmemory://studio/cosell-framework-1.schema.json', fileMatch: [textUri], schema }],
  });
}
