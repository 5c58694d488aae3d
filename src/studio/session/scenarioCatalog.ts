/** A folder of `scenarios/`, as listed in its `index.json`. */
export interface ScenarioEntry {
  readonly name: string;
  readonly title?: string;
  readonly summary?: string;
  readonly frameworks: readonly {
    readonly file: string;
    readonly name: string;
    readonly description?: string;
  }[];
  readonly deals: readonly { readonly file: string; readonly count: number }[];
}

/** What a person sees who opens the studio for the first time. */
export const FIRST_VISIT = {
  scenario: 'twelve-partners',
  framework: 'glossy.cosell.jsonc',
} as const;

/** Deals that tell how a story ends are offered, not opened unasked. */
const EPILOGUES = /^(thirteenth|epilogue)/;

/** Reads the list of bundled scenarios; they are files beside the page. */
export async function loadCatalog(): Promise<readonly ScenarioEntry[]> {
  const response = await fetch('./scenarios/index.json');
  if (!response.ok) return [];
  const entries = (await response.json()) as readonly ScenarioEntry[];
  const rank = (entry: ScenarioEntry): number =>
    entry.name === FIRST_VISIT.scenario ? 0 : entry.frameworks.length > 0 && entry.deals.length > 0 ? 1 : 2;
  return entries.toSorted((a, b) => rank(a) - rank(b));
}

/** Reads one bundled text. */
export async function loadScenarioFile(scenario: string, file: string): Promise<string> {
  return (await fetchBundled(scenario, file)).text();
}

/** Fetches bundled deals. */
export async function loadScenarioDeals(scenario: string, file: string): Promise<Blob> {
  return (await fetchBundled(scenario, file)).blob();
}

async function fetchBundled(scenario: string, file: string): Promise<Response> {
  const response = await fetch(`./scenarios/${encodeURIComponent(scenario)}/${encodeURIComponent(file)}`);
  if (!response.ok)
    throw new Error(`"${scenario}/${file}" is not among the bundled files (${response.status}).`);
  return response;
}

/** The deals opened together with a scenario: live ones first. */
export function chooseDeals(entry: ScenarioEntry): readonly string[] {
  const files = entry.deals.map((deal) => deal.file).filter((file) => !EPILOGUES.test(file));
  return files.toSorted((a, b) => Number(b.startsWith('live')) - Number(a.startsWith('live')));
}
