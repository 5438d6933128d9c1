import type { ProfileFetch, ProfileFetchStore } from "@porchlight/store";

/** Clients of one user that are remembered, and users. */
const CLIENTS_MOST = 20;
const USERS_MOST = 100_000;
const WRITE_EVERY_MS = 2000;

/** Which clients were told which profile, and when: the latest of each client. What is written may be seconds behind. */
export class FetchLog {
  readonly #store: Pick<ProfileFetchStore, "list" | "put">;
  readonly #onFault: (error: unknown) => void;
  readonly #fetches = new Map<string, readonly ProfileFetch[]>();
  readonly #unwritten = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(store: Pick<ProfileFetchStore, "list" | "put">, onFault: (error: unknown) => void) {
    this.#store = store;
    this.#onFault = onFault;
  }

  async restore(): Promise<void> {
    for (const [aor, clients] of await this.#store.list()) this.#fetches.set(aor, clients);
  }

  start(): void {
    this.#timer = setInterval(() => this.#write(), WRITE_EVERY_MS);
    this.#timer.unref();
  }

  /** Writes what is left. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    this.#write();
    await this.#writing;
  }

  note(aor: string, fetch: ProfileFetch): void {
    const before = this.#fetches.get(aor) ?? [];
    if (before.length === 0 && this.#fetches.size >= USERS_MOST) return;
    const key = clientOf(fetch);
    const others = before.filter((each) => clientOf(each) !== key);
    this.#fetches.set(aor, [fetch, ...others].slice(0, CLIENTS_MOST));
    this.#unwritten.add(aor);
  }

  /** The latest first. */
  of(aor: string): readonly ProfileFetch[] {
    return this.#fetches.get(aor) ?? [];
  }

  forget(aors: readonly string[]): void {
    for (const aor of aors) {
      this.#fetches.delete(aor);
      this.#unwritten.delete(aor);
    }
  }

  #write(): void {
    if (this.#unwritten.size === 0) return;
    const batch = new Map([...this.#unwritten].map((aor) => [aor, this.of(aor)] as const));
    this.#unwritten.clear();
    this.#writing = this.#writing.then(() => this.#store.put(batch)).catch(this.#onFault);
  }
}

const clientOf = ({ kind, device, vendor, model, version, userAgent, form }: ProfileFetch): string =>
  JSON.stringify([kind, device, vendor, model, version, userAgent, form === "xcap"]);
