import { ok, refused, type Result } from '../../core/index.ts';
import type { Cupboard } from './openCupboard.ts';
import type { TabLocks } from './openTabLocks.ts';
import { loadScenarioDeals } from './scenarioCatalog.ts';
import type { DealSet, Origin, SetOrigin } from './studioState.ts';
import type { Vault, VaultJob, VaultRefusal } from './vault/vault.ts';

/** How a document names its deals. Bundled ones are fetched again; a person's own are kept, once for all documents that use them. */
export type KeptDeals =
  | { readonly kind: 'bundled'; readonly origin: Origin & { kind: 'scenario' }; readonly name: string }
  | { readonly kind: 'own'; readonly id: string };

/** The deals this browser keeps. What a tab reads or keeps here stays until that tab lets go of it, and no document names it. */
export interface DealStore {
  /** Whether this tab holds it as kept. */
  isKept(id: string): boolean;
  /** Keeps a person's own set, unpacked if its content is packed; returns it as it is read from then on. */
  keep(set: DealSet, job: VaultJob): Promise<Result<DealSet, VaultRefusal>>;
  /** Undefined for own deals that are gone, and bundled ones that cannot be fetched. Fails when the browser refuses for now. */
  read(kept: KeptDeals): Promise<DealSet | undefined>;
  /** Lets go of all sets but the `used` ones, and gives back the room of those that nobody uses: no document and no tab. */
  settle(used: ReadonlySet<string>): Promise<void>;
}

interface Needs {
  readonly vault: Vault;
  readonly locks: TabLocks;
  /** Ids of the own deals that documents name. */
  listNamed(): Promise<ReadonlySet<string>>;
}

const PREFIX = 'deals/';
/** Longer contents go to the vault: the database would hold up the texts while it takes them. */
const LONG_BYTES = 1 << 22;

/** Keeps sets in a cupboard, and long contents in the vault. */
export function createDealStore(cupboard: Cupboard, { vault, locks, listNamed }: Needs): DealStore {
  const kept = new Set<string>();
  const holds = new Map<string, Hold>();
  const bundled = new Map<string, DealSet>();

  const hold = async (id: string): Promise<void> => {
    const held = holds.get(id) ?? { release: locks.hold(nameLock(id)), shown: false };
    holds.set(id, held);
    await held.release;
  };

  async function readOwn(id: string): Promise<DealSet | undefined> {
    await hold(id);
    const record = await cupboard.read(`${PREFIX}${id}`);
    if (!isRecord(record)) return undefined;
    const { origin, name } = record;
    const content = await readContent(id, record);
    if (!content) return undefined;
    kept.add(id);
    return { id, origin, name, content };
  }

  async function readContent(id: string, record: DealRecord): Promise<Blob | undefined> {
    if ('content' in record) return record.content;
    if ('text' in record) return renew(id, record);
    const read = await vault.read(id);
    return read?.size === record.size ? read : undefined;
  }

  /** Records of earlier versions hold a text, which the page would have to read as a whole every time. */
  async function renew(id: string, { origin, name, text }: TextRecord): Promise<Blob> {
    const content = new Blob([text]);
    const record: DealRecord = { origin, name, content };
    // Refused or not, the deals are there: the old record stands until it is replaced.
    await Promise.allSettled([cupboard.write(`${PREFIX}${id}`, record)]);
    return content;
  }

  async function writeContent(set: DealSet, job: VaultJob): Promise<Result<DealSet, VaultRefusal>> {
    const { id, origin, name, content } = set;
    if (!job.packed && content.size < LONG_BYTES) return writeRecord(set, { origin, name, content });
    const room = await vault.measureRoom().catch(() => undefined);
    if (room !== undefined && room < content.size) return refused({ kind: 'full' });
    const written = await vault.write(id, content, job);
    if (written.ok)
      return writeRecord({ ...set, content: written.value }, { origin, name, size: written.value.size });
    const closed = written.error.kind === 'closed' && !job.packed;
    return closed ? writeRecord(set, { origin, name, content }) : written;
  }

  async function writeRecord(set: DealSet, record: DealRecord): Promise<Result<DealSet, VaultRefusal>> {
    const [written] = await Promise.allSettled([cupboard.write(`${PREFIX}${set.id}`, record)]);
    if (written.status === 'fulfilled') return ok(set);
    await vault.remove(set.id).catch(() => undefined);
    return refused(explainRefusal(written.reason));
  }

  async function readBundled({
    origin,
    name,
  }: KeptDeals & { kind: 'bundled' }): Promise<DealSet | undefined> {
    const id = nameBundled(origin);
    const known = bundled.get(id);
    if (known) return known;
    const content = await loadScenarioDeals(origin.scenario, origin.file).catch(() => undefined);
    if (!content) return undefined;
    const set: DealSet = { id, origin, name, content };
    bundled.set(id, set);
    return set;
  }

  async function sweep(): Promise<void> {
    const named = await listNamed();
    const inVault = await vault.keys().catch(() => []);
    const inCupboard = (await cupboard.keys(PREFIX)).map((key) => key.slice(PREFIX.length));
    for (const id of new Set([...inCupboard, ...inVault])) {
      if (named.has(id)) continue;
      await locks.alone(nameLock(id), async () => {
        if ((await listNamed()).has(id)) return;
        await cupboard.remove(`${PREFIX}${id}`);
        await vault.remove(id);
      });
    }
  }

  return {
    isKept: (id) => kept.has(id),
    async keep(set, job) {
      const [present] = await Promise.allSettled([readOwn(set.id)]);
      const held = holds.get(set.id);
      if (held) held.shown = true;
      if (present.status === 'rejected') return refused(explainRefusal(present.reason));
      if (present.value) return ok(present.value);
      const written = await writeContent(set, job);
      if (written.ok) kept.add(set.id);
      return written;
    },
    read: (deals) => (deals.kind === 'own' ? readOwn(deals.id) : readBundled(deals)),
    async settle(used) {
      const unused = [...holds].filter(([id, { shown }]) => shown && !used.has(id));
      for (const held of holds.values()) held.shown = true;
      for (const [id] of unused) {
        holds.delete(id);
        kept.delete(id);
      }
      await Promise.all(unused.map(async ([, { release }]) => (await release)()));
      await sweep();
    },
  };
}

interface Hold {
  readonly release: Promise<() => Promise<void>>;
  /** What was read since room was last given back may be on its way to the screen. */
  shown: boolean;
}

function explainRefusal(reason: unknown): VaultRefusal {
  if (reason instanceof Error && reason.name === 'QuotaExceededError') return { kind: 'full' };
  return { kind: 'closed', reason: reason instanceof Error ? reason.message : String(reason) };
}

/** The id of a bundled set. */
export function nameBundled({ scenario, file }: Origin & { kind: 'scenario' }): string {
  return `${scenario}/${file}`;
}

function nameLock(id: string): string {
  return `cosell-deals/${id}`;
}

/** As it lies in the cupboard: long contents lie in the vault, and `size` tells whether all of it arrived there. */
type DealRecord = TextRecord | (Labels & { readonly content: Blob }) | (Labels & { readonly size: number });

interface Labels {
  readonly origin: SetOrigin;
  readonly name: string;
}

interface TextRecord extends Labels {
  readonly text: string;
}

function isRecord(value: unknown): value is DealRecord {
  if (typeof value !== 'object' || value === null || !('origin' in value)) return false;
  return (
    ('text' in value && typeof value.text === 'string') ||
    ('content' in value && value.content instanceof Blob) ||
    ('size' in value && typeof value.size === 'number')
  );
}
