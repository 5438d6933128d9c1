import type { GroupMembers, LayeredProfile, Profile } from "@porchlight/provisioning";

interface Group extends GroupMembers {
  readonly name: string;
  readonly values: Profile;
}

/** The groups of users, by their members. */
export class GroupTable {
  readonly #groups = new Map<string, Group>();
  readonly #ofMember = new Map<string, Set<Group>>();

  /** Undefined values take the group away. Returns those who were or are members. */
  set(name: string, values: Profile | undefined, members: GroupMembers | undefined): ReadonlySet<string> {
    const before = this.#groups.get(name);
    for (const address of before?.addresses ?? []) this.#leave(address, before);
    this.#groups.delete(name);
    const group = values && { name, values, priority: 0, addresses: [], ...members };
    if (group !== undefined) this.#groups.set(name, group);
    for (const address of group?.addresses ?? []) this.#join(address, group);
    return new Set([...(before?.addresses ?? []), ...(group?.addresses ?? [])]);
  }

  has(aor: string): boolean {
    return this.#ofMember.has(aor);
  }

  /** Those of a user, the strongest last: by their priority, then by name. */
  layersOf(aor: string): readonly LayeredProfile[] {
    const groups = [...(this.#ofMember.get(aor) ?? [])];
    groups.sort((a, b) => a.priority - b.priority || (a.name < b.name ? -1 : 1));
    return groups.map(({ name, values }) => ({ layer: { kind: "group", group: name }, values }));
  }

  #join(address: string, group: Group | undefined): void {
    if (group === undefined) return;
    const groups = this.#ofMember.get(address);
    if (groups === undefined) this.#ofMember.set(address, new Set([group]));
    else groups.add(group);
  }

  #leave(address: string, group: Group | undefined): void {
    const groups = this.#ofMember.get(address);
    if (groups === undefined || group === undefined) return;
    groups.delete(group);
    if (groups.size === 0) this.#ofMember.delete(address);
  }
}
