import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import { ListCopy, type Row } from "./support/list-copy";
import { Office, samplePassword } from "./support/office";
import { OfficePhones } from "./support/office-phones";
import type { Phone } from "./support/phone";
import { everything, type Handling, RULES_TYPE, rule, ruleset, rulesUrl } from "./support/presence-rules";
import { field, type Message, statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

/** A longer run: `LIST_STORM_ROUNDS=500 npx playwright test e2e/list-storm.e2e.ts`. */
const rounds = Number(process.env.LIST_STORM_ROUNDS ?? 8);
const seed = Number(process.env.LIST_STORM_SEED ?? 1);

const OWNERS = ["alice", "bob", "carol"] as const;
const LISTS = ["a", "b"] as const;
const USERS = ["alice", "bob", "carol", "dave", "frontdesk", "atrium", "nobody"] as const;
const SPEAKERS = ["alice", "bob", "carol", "dave"] as const;
/** Each with this many subscriptions to each list of its owner. */
const SOCKETS = 3;
const PER_SOCKET = 18;

type Owner = (typeof OWNERS)[number];
type ListName = (typeof LISTS)[number];

const uriOf = (user: string): string => `sip:${user}@office.test`;
const serviceOf = (owner: string, list: string): string => uriOf(`${owner}-${list}`);

interface Entry {
  readonly uri: string;
  readonly name: string;
}

/** Numbers that are the same for the same seed. */
class Dice {
  #state: number;

  constructor(start: number) {
    this.#state = start >>> 0;
  }

  below(count: number): number {
    this.#state = (Math.imul(this.#state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.#state / 2 ** 32) * count);
  }

  oneOf<T>(values: readonly [T, ...T[]]): T {
    return values[this.below(values.length)] ?? values[0];
  }

  some<T>(values: readonly T[]): readonly T[] {
    const left = [...values];
    return Array.from({ length: this.below(values.length + 1) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat();
  }
}

/** The lists of one person as they are written, and who stands for them. */
class Lists {
  readonly entries: Record<ListName, readonly Entry[]> = { a: [], b: [] };
  /** Of a list in the list. */
  readonly inner: Record<ListName, readonly Entry[]> = { a: [], b: [] };
  readonly served = new Set<ListName>(LISTS);

  constructor(readonly owner: Owner) {}

  get document(): string {
    const written = (entries: readonly Entry[]) =>
      entries
        .map(({ name, uri }) => `<entry uri="${uri}"><display-name>${name}</display-name></entry>`)
        .join("");
    const lists = LISTS.map(
      (name) =>
        `<list name="${name}">${written(this.entries[name])}<list name="in">${written(this.inner[name])}</list></list>`,
    );
    return `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${lists.join("")}</resource-lists>`;
  }

  services(url: string): string {
    const services = [...this.served].map((name) => {
      const home = `${url}/xcap-root/resource-lists/users/${uriOf(this.owner)}/index`;
      const list = `${home}/~~/resource-lists/list%5B@name=%22${name}%22%5D`;
      return `<service uri="${serviceOf(this.owner, name)}"><resource-list>${list}</resource-list></service>`;
    });
    return `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services">${services.join("")}</rls-services>`;
  }

  /** What its owner is to be told, where `shown` says how a single member stands. */
  rows(list: ListName, shown: (uri: string) => string, around: readonly string[] = []): readonly Row[] {
    const chain = [...around, serviceOf(this.owner, list)];
    const rows = new Map<string, Row>();
    for (const { name, uri } of [...this.entries[list], ...this.inner[list]]) {
      if (rows.has(uri) || chain.includes(uri)) continue;
      const nested = [...this.served].find((each) => serviceOf(this.owner, each) === uri);
      rows.set(uri, [uri, name, nested === undefined ? shown(uri) : this.rows(nested, shown, chain)]);
    }
    return [...rows.values()];
  }
}

/** One of many subscriptions to one list. */
class Watch {
  copy = new ListCopy();
  accepted: Message | undefined;
  callId = "";
  isOver = true;
  cseq = 10;

  constructor(
    readonly phone: Phone,
    readonly owner: Owner,
    readonly list: ListName,
  ) {}
}

const TAKES_LISTS = [
  "Supported: eventlist",
  "Accept: application/pidf+xml, application/rlmi+xml, multipart/related",
];

let office: Office;
const phones = new OfficePhones();

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_NOTIFY_INTERVAL_MS: "20",
    PORCHLIGHT_LIMITS_REQUESTS_PER_SECOND: "0",
    PORCHLIGHT_LIMITS_REQUESTS_PER_SECOND_PER_USER: "0",
    PORCHLIGHT_POLICY_UNDECIDED_PER_WATCHER: "1000",
  });
});
test.afterAll(async () => {
  phones.hangUp();
  await office.close();
});

class Storm {
  readonly #dice = new Dice(seed);
  readonly #lists = new Map(OWNERS.map((owner) => [owner, new Lists(owner)]));
  readonly #xcap = new Map(
    USERS.map((user) => [user as string, new XcapUser(office.httpPort, user, samplePassword)]),
  );
  readonly #watches: Watch[] = [];
  readonly #byCall = new Map<string, Watch>();
  readonly #speakers = new Map<string, { readonly phone: Phone; tag: string }>();
  readonly #fetchers = new Map<Owner, Phone>();
  readonly #heard = new Map<Phone, number>();
  #names = 0;

  async begin(): Promise<void> {
    for (const owner of OWNERS) {
      this.#edit(owner);
      await this.#write(owner);
      this.#fetchers.set(owner, await phones.phone(office, owner, "ws"));
      for (let socket = 0; socket < SOCKETS; socket += 1) {
        const phone = await phones.phone(office, owner, "ws");
        for (const list of LISTS)
          for (let at = 0; at < PER_SOCKET; at += 1) this.#watches.push(new Watch(phone, owner, list));
      }
    }
    for (const user of SPEAKERS)
      this.#speakers.set(user, { phone: await phones.phone(office, user, "ws"), tag: "" });
    await this.#subscribe();
  }

  get watches(): number {
    return this.#watches.length;
  }

  /** Some things at once, and what comes of them. */
  async round(): Promise<void> {
    const count = 1 + this.#dice.below(4);
    await Promise.all(Array.from({ length: count }, () => this.#step()));
    await this.check();
    await this.#subscribe();
    await this.check();
  }

  #step(): Promise<void> {
    const dice = this.#dice;
    switch (dice.below(6)) {
      case 0:
      case 1: {
        const owner = dice.oneOf(OWNERS);
        this.#edit(owner);
        return this.#write(owner);
      }
      case 2: {
        const owner = dice.oneOf(OWNERS);
        const { served } = this.#listsOf(owner);
        const list = dice.oneOf(LISTS);
        if (!served.delete(list)) served.add(list);
        return this.#write(owner);
      }
      case 3:
        return this.#decide(dice.oneOf(SPEAKERS), dice.oneOf(OWNERS));
      case 4:
        return this.#refresh(dice.oneOf(OWNERS), dice.below(SOCKETS * PER_SOCKET * LISTS.length));
      default:
        return this.#say(dice.oneOf(SPEAKERS));
    }
  }

  #listsOf(owner: Owner): Lists {
    const lists = this.#lists.get(owner);
    if (lists === undefined) throw new Error("nobody's lists");
    return lists;
  }

  #edit(owner: Owner): void {
    const lists = this.#listsOf(owner);
    const list = this.#dice.oneOf(LISTS);
    const all = [...USERS.map(uriOf), ...LISTS.map((each) => serviceOf(owner, each)), serviceOf("dave", "a")];
    const entry = (uri: string): Entry => {
      this.#names += 1;
      return { uri, name: this.#dice.below(2) === 0 ? "same" : `name ${this.#names}` };
    };
    lists.entries[list] = this.#dice.some(all).map(entry);
    lists.inner[list] = this.#dice.below(3) === 0 ? this.#dice.some(all).map(entry) : [];
  }

  async #write(owner: Owner): Promise<void> {
    const lists = this.#listsOf(owner);
    await this.#put(owner, "resource-lists", "application/resource-lists+xml", lists.document);
    await this.#put(owner, "rls-services", "application/rls-services+xml", lists.services(office.url));
  }

  #put(user: string, auid: string, type: string, text: string): Promise<void> {
    return this.#putAt(user, `/xcap-root/${auid}/users/${uriOf(user)}/index`, type, text);
  }

  /** One after the other for one person: what was written last is what holds. */
  async #putAt(user: string, path: string, type: string, text: string): Promise<void> {
    const before = this.#writing.get(path);
    const written = (async () => {
      await before;
      const answer = await this.#xcap.get(user)?.put(path, type, text);
      expect([200, 201], answer?.text).toContain(answer?.status);
    })();
    this.#writing.set(path, written);
    await written;
  }

  readonly #writing = new Map<string, Promise<void>>();
  readonly #handlings = new Map<string, Map<string, Handling>>();

  #decide(user: string, watcher: string): Promise<void> {
    const known =
      this.#handlings.get(user) ?? new Map(OWNERS.map((owner): [string, Handling] => [owner, "allow"]));
    known.set(watcher, this.#dice.oneOf(["allow", "confirm", "polite-block"]));
    this.#handlings.set(user, known);
    const rules = [...known].map(([each, handling]) =>
      rule(each, handling, handling === "allow" ? everything : ""),
    );
    return this.#putAt(user, rulesUrl(user), RULES_TYPE, ruleset(...rules));
  }

  async #say(user: string): Promise<void> {
    const speaker = this.#speakers.get(user);
    if (speaker === undefined) return;
    this.#names += 1;
    const answer = await speaker.phone.publish(
      `says ${this.#names}`,
      speaker.tag === "" ? [] : [`SIP-If-Match: ${speaker.tag}`],
    );
    if (statusOf(answer) === 200) speaker.tag = field(answer, "sip-etag");
    else expect(statusOf(answer)).toBe(412);
  }

  async #refresh(owner: Owner, which: number): Promise<void> {
    const watch = this.#watches.filter((each) => each.owner === owner)[which];
    if (watch?.accepted === undefined || watch.isOver) return;
    watch.cseq += 2;
    const answer = await watch.phone.resubscribe(watch.accepted, watch.cseq, TAKES_LISTS);
    expect([200, 481]).toContain(statusOf(answer));
  }

  /** Whatever is served and not subscribed to. */
  async #subscribe(): Promise<void> {
    await Promise.all(
      this.#watches.map(async (watch) => {
        if (!watch.isOver || !this.#listsOf(watch.owner).served.has(watch.list)) return;
        this.#names += 1;
        watch.callId = `storm-${this.#names}`;
        watch.copy = new ListCopy();
        watch.isOver = false;
        this.#byCall.set(watch.callId, watch);
        watch.accepted = await watch.phone.request("SUBSCRIBE", {
          uri: serviceOf(watch.owner, watch.list),
          callId: watch.callId,
          cseq: 1,
          headers: ["Event: presence", ...TAKES_LISTS],
        });
        expect(statusOf(watch.accepted)).toBe(200);
      }),
    );
  }

  #hear(): void {
    for (const phone of new Set(this.#watches.map((watch) => watch.phone))) {
      const from = this.#heard.get(phone) ?? 0;
      for (const notify of phone.notifies.slice(from)) {
        const watch = this.#byCall.get(field(notify, "call-id"));
        watch?.copy.takeNotify(notify);
        const state = field(notify, "subscription-state");
        if (watch === undefined || !state.startsWith("terminated")) continue;
        expect(state).toBe("terminated;reason=noresource");
        watch.isOver = true;
      }
      this.#heard.set(phone, phone.notifies.length);
    }
  }

  /** In the end each subscription has what its owner may see of each member, and none stands that nothing is behind. */
  async check(): Promise<void> {
    const wanted = new Map<string, string>();
    for (const owner of OWNERS) {
      const shown = await this.#shownTo(owner);
      for (const list of LISTS) {
        const rows = this.#listsOf(owner).rows(list, (uri) => shown.get(uri) ?? "ended noresource");
        wanted.set(serviceOf(owner, list), JSON.stringify(rows));
      }
    }
    const wrong = () =>
      this.#watches.find(({ copy, isOver, list, owner }) => {
        if (!this.#listsOf(owner).served.has(list)) return !isOver;
        return !isOver && JSON.stringify(copy.rows) !== wanted.get(serviceOf(owner, list));
      });
    for (const end = Date.now() + 10_000; Date.now() < end; await delay(20)) {
      this.#hear();
      if (wrong() === undefined) return;
    }
    const late = wrong();
    if (late === undefined) return;
    expect(JSON.stringify(late.copy.rows), `${late.owner} ${late.list}, seed ${seed}`).toBe(
      wanted.get(serviceOf(late.owner, late.list)),
    );
    throw new Error(`${late.owner} ${late.list} goes on, seed ${seed}`);
  }

  /** What somebody is told of each person by a fetch. */
  async #shownTo(owner: Owner): Promise<ReadonlyMap<string, string>> {
    const phone = this.#fetchers.get(owner);
    if (phone === undefined) throw new Error("nobody asks");
    const shown = new Map<string, string>();
    for (const user of USERS) {
      const fetched = await phone.subscribe(user, ["Expires: 0"]);
      expect([200, 202, 404], `${owner} asks for ${user}`).toContain(statusOf(fetched));
      if (statusOf(fetched) === 404) shown.set(uriOf(user), "ended noresource");
      else shown.set(uriOf(user), stateIn(fetched, await notifyTo(phone, field(fetched, "call-id"))));
    }
    return shown;
  }
}

const notifyTo = (phone: Phone, callId: string): Promise<Message> =>
  phone.untilNotified((notify) => field(notify, "call-id") === callId);

function stateIn(fetched: Message, { body }: Message): string {
  if (statusOf(fetched) === 202) return "pending";
  return [...body.matchAll(/<note[^>]*>([^<]*)/g)].map(([, note]) => note).join(" ") || "nothing";
}

test("RLS-020 RLS-021 RLS-022 RLS-025 RLS-030 RLS-040 RLS-070 whatever is done to lists that hundreds watch, each is told what it may see", async () => {
  test.setTimeout(60_000 + rounds * 10_000);
  const storm = new Storm();
  await storm.begin();
  expect(storm.watches).toBeGreaterThan(300);
  await storm.check();
  for (let round = 0; round < rounds; round += 1) await storm.round();
});
