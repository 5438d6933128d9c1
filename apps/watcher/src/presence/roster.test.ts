import type { Provisioning, Watcher, WatcherView } from "@porchlight/presence-client";
import { expect, test } from "vitest";
import type { BookView, Contact, ContactBook } from "../contacts/contact-book";
import { Roster } from "./roster";

const active: WatcherView = {
  status: { kind: "active", expiresAt: 1 },
  presence: undefined,
  stale: false,
  receivedAt: 1,
};

class Office {
  readonly watched = new Set<string>();
  profile: Provisioning["profile"] = {};
  view: BookView = {
    state: { kind: "ready" },
    contacts: [],
    groups: [],
    omitted: 0,
    stranded: undefined,
  };
  readonly #listeners: (() => void)[] = [];

  /** A board of those people, by their user parts. */
  async roster(...users: readonly string[]): Promise<Roster> {
    const follow = (listener: () => void) => {
      this.#listeners.push(listener);
      return () => undefined;
    };
    const self = this;
    const book: Pick<ContactBook, "view" | "onChange"> = {
      get view() {
        return self.view;
      },
      onChange: follow,
    };
    const provisioning = {
      get profile() {
        return self.profile;
      },
      on: (_: string, listener: (profile: never) => void) => follow(listener as () => void),
    };
    this.lists(...users);
    const roster = new Roster(
      Promise.resolve({ watch: (address) => this.#watch(address) }),
      book,
      provisioning,
    );
    await turns();
    return roster;
  }

  lists(...users: readonly string[]): void {
    const contacts = users.map((user): Contact => {
      const address = user.startsWith("tel:") ? undefined : `sip:${user}@office.test`;
      return { uri: address ?? user, address, name: undefined, group: undefined };
    });
    this.view = { ...this.view, contacts };
    for (const listener of this.#listeners) listener();
  }

  provision(most: number): void {
    this.profile = { pktcPRSMaxNumberOfSubscriptionsInPresenceList: most };
    for (const listener of this.#listeners) listener();
  }

  get users(): string[] {
    return [...this.watched].map((address) => address.slice("sip:".length, address.indexOf("@")));
  }

  #watch(address: string): Watcher {
    this.watched.add(address);
    return {
      presentity: address,
      view: active,
      retry: () => undefined,
      stop: async () => void this.watched.delete(address),
      on: () => () => undefined,
    };
  }
}

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

const statusOf = (roster: Roster, user: string) => roster.views.get(`sip:${user}@office.test`)?.status;

test("PRV-008 RLS-072 the first so many contacts are watched, and of the others it is said that they are not", async () => {
  const office = new Office();
  office.profile = { pktcPRSMaxNumberOfSubscriptionsInPresenceList: 2 };
  const roster = await office.roster("bob", "tel:+15551234", "bob", "carol", "dave", "erin");
  expect(office.users).toEqual(["bob", "carol"]);
  expect(roster.surplus).toEqual({ most: 2, count: 2 });
  expect(roster.fullAt).toBe(2);
  expect(statusOf(roster, "bob")?.kind).toBe("active");
  expect(statusOf(roster, "dave")).toEqual({ kind: "terminated", reason: "limit" });
});

test("PRV-008 a limit of 0, or none, is no limit", async () => {
  const office = new Office();
  const roster = await office.roster("bob", "carol");
  office.provision(0);
  await turns();
  expect([office.users, roster.surplus, roster.fullAt]).toEqual([["bob", "carol"], undefined, undefined]);
});

test("PRV-005 PRV-008 another limit holds at once; who is removed makes room for the next", async () => {
  const office = new Office();
  const roster = await office.roster("bob", "carol", "dave");
  office.provision(1);
  await turns();
  expect([office.users, roster.surplus]).toEqual([["bob"], { most: 1, count: 2 }]);
  const before = roster.surplus;
  office.lists("bob", "dave", "carol");
  expect(roster.surplus).toBe(before);
  office.lists("dave", "carol");
  await turns();
  expect([office.users, statusOf(roster, "dave")?.kind]).toEqual([["dave"], "active"]);
  expect(roster.surplus).toEqual({ most: 1, count: 1 });
  office.provision(5);
  await turns();
  expect([office.users, roster.surplus, roster.fullAt]).toEqual([["dave", "carol"], undefined, undefined]);
});
