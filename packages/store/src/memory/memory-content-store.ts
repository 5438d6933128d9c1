import type {
  ContentChange,
  ContentDecision,
  ContentName,
  ContentObject,
  ContentPage,
  ContentQuery,
  ContentSituation,
  ContentState,
  ContentStore,
  OwnerUsage,
  StoredContent,
} from "@porchlight/content";
import type { Instant } from "@porchlight/kernel";
import type { AuditNote } from "../ports/audit";
import type { MemoryAuditLog } from "./memory-audit-log";
import { ascending } from "./order";

interface Expired {
  readonly name: ContentName;
  readonly at: Instant;
}

export class MemoryContentStore implements ContentStore<AuditNote> {
  readonly #audit: MemoryAuditLog;
  readonly #hasAccount: (aor: string) => Promise<boolean>;
  readonly #objects = new Map<string, StoredContent>();
  readonly #expired = new Map<string, Expired>();

  constructor(audit: MemoryAuditLog, hasAccount: (aor: string) => Promise<boolean>) {
    this.#audit = audit;
    this.#hasAccount = hasAccount;
  }

  async find(name: ContentName): Promise<ContentState> {
    return this.#state(name);
  }

  async read(name: ContentName): Promise<StoredContent | undefined> {
    return this.#objects.get(keyOf(name));
  }

  async listOf(owner: string): Promise<readonly ContentObject[]> {
    return this.#sorted().filter(({ name }) => name.owner === owner);
  }

  async browse({ search, owner, offset, limit }: ContentQuery): Promise<ContentPage> {
    const needle = search.toLowerCase();
    const found = this.#sorted().filter(
      ({ name }) =>
        (owner === undefined || name.owner === owner) &&
        `${name.owner} ${name.object}`.toLowerCase().includes(needle),
    );
    return { items: found.slice(offset, offset + limit), total: found.length };
  }

  async usage({ offset, limit }: { readonly offset: number; readonly limit: number }) {
    const owners = new Map<string, OwnerUsage>();
    for (const { name, octets } of this.#objects.values()) {
      const { owner } = name;
      const so = owners.get(owner) ?? { owner, objects: 0, octets: 0 };
      owners.set(owner, { owner, objects: so.objects + 1, octets: so.octets + octets });
    }
    const items = [...owners.values()].sort(
      (one, other) => other.octets - one.octets || ascending(one.owner, other.owner),
    );
    return { items: items.slice(offset, offset + limit), total: items.length };
  }

  async change<Outcome>(
    name: ContentName,
    decide: (situation: ContentSituation) => ContentDecision<Outcome, AuditNote>,
  ): Promise<Outcome> {
    const hasOwner = await this.#hasAccount(name.owner);
    const { change, outcome, note } = decide({
      hasOwner,
      state: this.#state(name),
      others: this.#others(name),
    });
    this.#perform(name, change);
    if (note !== undefined) this.#audit.note(note);
    return outcome;
  }

  async due(now: Instant, limit: number): Promise<readonly ContentObject[]> {
    return this.#sorted()
      .filter(({ expiresAt }) => expiresAt <= now)
      .sort((one, other) => one.expiresAt - other.expiresAt)
      .slice(0, limit);
  }

  async forget(until: Instant, perOwner: number): Promise<void> {
    const kept = new Map<string, number>();
    for (const [key, { name, at }] of [...this.#expired].sort(([, one], [, other]) => other.at - one.at)) {
      const count = (kept.get(name.owner) ?? 0) + 1;
      kept.set(name.owner, count);
      if (at <= until || count > perOwner) this.#expired.delete(key);
    }
  }

  /** Keeps an object while its owner has an account. */
  async keep(content: StoredContent): Promise<void> {
    if (await this.#hasAccount(content.name.owner)) this.#perform(content.name, { kind: "put", content });
  }

  /** With the account of the owner. */
  removeOf(owner: string): void {
    for (const [key, { name }] of this.#objects) if (name.owner === owner) this.#objects.delete(key);
    for (const [key, { name }] of this.#expired) if (name.owner === owner) this.#expired.delete(key);
  }

  #perform(name: ContentName, change: ContentChange): void {
    const key = keyOf(name);
    const object = this.#objects.get(key);
    switch (change.kind) {
      case "none":
        return;
      case "put":
        this.#expired.delete(key);
        this.#objects.set(key, change.content);
        return;
      case "remove":
        this.#objects.delete(key);
        return;
      case "expire":
        this.#objects.delete(key);
        this.#expired.set(key, { name, at: change.at });
        return;
      case "prolong":
        if (object !== undefined) this.#objects.set(key, { ...object, expiresAt: change.expiresAt });
    }
  }

  #state(name: ContentName): ContentState {
    const content = this.#objects.get(keyOf(name));
    if (content !== undefined) return { kind: "present", object: factsOf(content) };
    const expired = this.#expired.get(keyOf(name));
    return expired === undefined ? { kind: "none" } : { kind: "expired", at: expired.at };
  }

  #others(name: ContentName): ContentSituation["others"] {
    const others = [...this.#objects.values()].filter(
      (each) => each.name.owner === name.owner && each.name.object !== name.object,
    );
    return { objects: others.length, octets: others.reduce((sum, { octets }) => sum + octets, 0) };
  }

  #sorted(): ContentObject[] {
    return [...this.#objects.values()]
      .map(factsOf)
      .sort(
        ({ name: one }, { name: other }) =>
          ascending(one.owner, other.owner) || ascending(one.object, other.object),
      );
  }
}

const keyOf = ({ owner, object }: ContentName): string => `${owner} ${object}`;

const factsOf = ({ data: _, ...object }: StoredContent): ContentObject => object;
