export interface Command {
  readonly name: 'check' | 'replay' | 'stress' | 'import' | 'recall' | 'export' | 'redact' | 'ask';
  readonly synopsis: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Options and examples. */
  readonly details: string;
}

/** The commands in the order in which one meets them. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'check',
    synopsis: 'cosell check FRAMEWORK [--verify] [--deals DEALS]... [options]',
    summary: 'find the holes and contradictions in a framework, without any deals',
    details: `  --format FORMAT      text for people (default), json, junit, sarif or markdown
  --verify             also look at every combination of states and facts: what is proved, and the shortest deals that break the rest
  --deals FILE         also say what these recorded deals never exercised; may be repeated
  --severity CODE=LEVEL
                       take a code, or a family such as "theory.*", as error, warning, info or off; may be repeated
  --baseline FILE      accepted findings: { "accepted": [{ "id": "...", "reason": "..." }] }
  --settings FILE      both in one file (*.check.jsonc): { "severity": { "theory.*": "off" }, "accepted": [] }
  --max-warnings N     fail when there are more than N warnings
  -o, --output FILE    write the result there instead of to standard output

Passes when there is no error.`,
  },
  {
    name: 'replay',
    synopsis: 'cosell replay FRAMEWORK DEALS... [options]',
    summary: 'replay recorded deals and list the questions that break the framework',
    details: `  DEALS                *.deals.jsonl, gzipped or not; "-" is standard input
  --format text|json   for people (default) or for programs
  --runs               with json: say how every deal fared
  --trace DEAL         show how one deal went, step by step
  --fail-on KINDS      what fails the gate: silent,ambiguous (default), contradicted, unreadable, none
  --min-survival X     fail below this share of surviving deals, such as 0.9; 0.9:low takes the lower bound
  --baseline FILE      accepted breaks: { "accepted": [{ "id": "...", "reason": "..." }] }
  --jobs N             how many deals to replay at the same time; by default as many as there are cores, for many deals.
                       The result is the same for every N
  -o, --output FILE    write the result there instead of to standard output`,
  },
  {
    name: 'stress',
    synopsis: 'cosell stress FRAMEWORK [DEALS...] [options]',
    summary: 'put edge cases into deals and show the smallest deal that breaks the framework',
    details: `  DEALS                *.deals.jsonl, gzipped or not; without any, deals are made up from the framework. Deals that say what they
                       "expect" are tests of the framework: they are replayed as they are
  --format FORMAT      text for people (default), json, junit or markdown
  --seed WORD          which deals are taken, by another draw; the same word takes the same
  --only NAMES         edge cases or themes, separated by commas
  --per-cell N         how many deals an edge case is put into for each partner type, 24 by default
  --search RUNS        also try deals nobody recorded, grown towards what no deal has reached
  --save FILE          keep the smallest deals there, each with what it gives today as what is expected
  --list               list the edge cases, with their questions and typical answers
  --fail-on KINDS      what fails the gate: silent,ambiguous (default), contradicted, unreadable, none
  --baseline FILE      accepted breaks: { "accepted": [{ "id": "...", "reason": "..." }] }
  -o, --output FILE    write the result there instead of to standard output

What a deal breaks with anyway is not blamed on the edge case.`,
  },
  {
    name: 'ask',
    synopsis: 'cosell ask FRAMEWORK fact=value... [--decision NAME] [--format text|json]',
    summary: 'ask the framework who leads, or any other of its decisions',
    details: `  fact=value           what is known, such as origin=partner; facts left out may be anything
  --decision NAME      ask this decision; by default every decision that reads one of the facts, or customerLead
  --format text|json   for people (default) or for programs
  -o, --output FILE    write the result there instead of to standard output

Passes when every decision has an answer, or would have one if more were known.`,
  },
  {
    name: 'import',
    synopsis: 'cosell import --from auto|KIND FILE... [--framework FRAMEWORK] [--mapping MAPPING] [-o DEALS]',
    summary: 'turn exported records into deals',
    details: `  --from KIND          what the files come from: salesforce, hubspot, aws, microsoft, ocel, csv, xes, cosell (deals of our
                       own); auto finds out for each file, packed or in a zip archive or a database. Files of one import are read together; "-" is standard input
  --framework FILE     the framework to guess a mapping for; the deals are replayed through it, too
  --mapping FILE       what records mean (*.mapping.json); without it they are guessed
  --write-mapping FILE write the mapping there, with the reason for each line, to be corrected and used again
  --map NAME=COLUMN    which columns of the files tell the deal, the time and the stage, where they are not recognised, such as
                       case="Deal No",time=When,activity=Step; --write-mapping remembers it by file name
  --timezone ZONE      where times without an offset were recorded, such as Europe/Berlin
  --date-order ORDER   dmy or mdy, for dates such as 01/02/2026
  --key WORD           replace names by pseudonyms, as redact does; --no-amounts leaves amounts out
  --rows               keep with each event the row it was read from
  --report text|json   the report on standard error for people (default) or for programs
  -o, --output FILE    write the deals there instead of to standard output

Without framework and mapping, csv and xes take every label for an event of its own:
  --map NAME=COLUMN    also what other columns of a csv are, such as case="Case ID",fact.amount=Amount; the names are case,
                       activity, time, role, side, partner, account, lead, outcome ..., fact.NAME and data.NAME
  --type LABEL=TYPE    which event a label means in the framework, such as "Closed Won=deal.won"; others follow from the label
  --lifecycle all      also take events that do not complete an activity, as "type.transition"
  --outcome KIND=VALUE what means won, lost or open, such as "lost=Closed Lost|Withdrawn"`,
  },
  {
    name: 'recall',
    synopsis: 'cosell recall FRAMEWORK DEALS... [--cards N] [--by-partner PREFIX] [--answers FILE] [-o FILE]',
    summary: 'ask people what no system recorded, about the deals where it matters most',
    details: `  --cards N            how many deals to ask about, 20 by default; partner types and outcomes get their share
  --seed WORD          pick by another draw; the same word picks the same cards
  --by-partner PREFIX  one file for each partner, PREFIX-partner.recall.json; no file tells amounts
  --answers FILE       put the answers of such a file into the deals, and say how they fare with and without; may be repeated
  -o, --output FILE    write the cards, or the deals with the answers, there instead of to standard output

Answers say who remembered them and when; what was recorded stays.`,
  },
  {
    name: 'export',
    synopsis: 'cosell export DEALS... --to csv|xes|ocel [-o FILE]',
    summary: 'write deals as an event log for other tools',
    details: `  --to csv|xes|ocel    a flat table, XES (IEEE 1849-2016) or OCEL 2.0 as JSON; import reads the same deals from it
  -o, --output FILE    write the log there instead of to standard output`,
  },
  {
    name: 'redact',
    synopsis: 'cosell redact DEALS... --key WORD [--no-amounts] [-o FILE]',
    summary: 'replace names in deals by pseudonyms, to share them as evidence',
    details: `  --key WORD           one word gives one name the same pseudonym in every file; keep it to yourself
  --no-amounts         leave out numbers that are called like amounts
  -o, --output FILE    write the deals there instead of to standard output

Names of deals, accounts, partners, registrations and people and free text become pseudonyms, rows of files are dropped.
Facts, roles and times stay: a replay gives the same verdicts.`,
  },
];

/** The help of one command. */
export function printUsage(command: Command): string {
  return `Usage: ${command.synopsis}\n\n${capitalise(command.summary)}.\n\n${command.details}\n`;
}

/** What `cosell --help` says. */
export function printHelp(): string {
  const width = Math.max(...COMMANDS.map((command) => command.name.length));
  const list = COMMANDS.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`).join('\n');
  return `cosell replays closed deals through a co-sell framework and shows which question breaks it.

Usage: cosell COMMAND ...

${list}

cosell COMMAND --help explains a command. cosell --version prints the version.
Exit codes: 0 passed, 1 the gate failed, 2 bad usage or unreadable input, 3 a mistake of ours.
`;
}

function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
