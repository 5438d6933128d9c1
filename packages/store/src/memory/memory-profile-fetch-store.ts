import type { ProfileFetch, ProfileFetchStore } from "../ports/profile-fetches";

export class MemoryProfileFetchStore implements ProfileFetchStore {
  readonly #hasAccount: (aor: string) => Promise<boolean>;
  readonly #fetches = new Map<string, readonly ProfileFetch[]>();

  constructor(hasAccount: (aor: string) => Promise<boolean>) {
    this.#hasAccount = hasAccount;
  }

  async list(): Promise<ReadonlyMap<string, readonly ProfileFetch[]>> {
    return new Map(this.#fetches);
  }

  async put(fetches: ReadonlyMap<string, readonly ProfileFetch[]>): Promise<void> {
    for (const [aor, clients] of fetches) {
      if (await this.#hasAccount(aor)) this.#fetches.set(aor, clients);
    }
  }

  removeOf(aor: string): void {
    this.#fetches.delete(aor);
  }
}
