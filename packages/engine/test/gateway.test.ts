import { readWatcherInfo } from "@porchlight/documents";
import { after } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import type { GatewayWatcher, WatchNews } from "../src/index";
import { header, type Party } from "./party";
import { ALICE_RULES, anonymous, one, rule, ruleset } from "./rules";
import { World, type WorldOptions } from "./world";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";
const HOUR = 3_600_000;

const BROWSER = {
  label: "home page",
  userAgent: "a browser",
  peer: { transport: "tls", address: "192.0.2.7", port: 50_000 },
} as const;

const asker = (watcher: string | undefined = BOB, presentity = ALICE): GatewayWatcher => ({
  ...BROWSER,
  presentity,
  watcher,
});

let lastId = 0;

/** A page that watches over HTTP. */
class Page {
  readonly news: WatchNews[] = [];
  readonly id: string;

  constructor(
    readonly world: World,
    wish: Partial<GatewayWatcher> = {},
    lifeMs = HOUR,
  ) {
    lastId += 1;
    this.id = `page-${lastId}`;
    const order = {
      ...asker(),
      ...wish,
      id: this.id,
      until: after(world.now, lifeMs),
      told: (news: WatchNews) => this.news.push(news),
    };
    world.do((engine, now) => engine.watch(order, now));
  }

  leave(): void {
    this.world.do((engine, now) => engine.unwatch(this.id, now));
  }

  /** What it was told, in order. */
  get story(): readonly string[] {
    return this.news.map(words);
  }

  get last(): string | undefined {
    return this.story.at(-1);
  }
}

function words(news: WatchNews): string {
  if (news.state === "ended") return `ended ${news.reason}`;
  if (news.state === "pending") return "pending";
  return /<note[^>]*>([^<]*)</.exec(news.body.text)?.[1] ?? "nothing";
}

const fetched = (world: World, wish = asker()): string => {
  let news: WatchNews | undefined;
  world.do((engine, now) => {
    news = engine.fetch(wish, now);
  });
  return news === undefined ? "no answer" : words(news);
};

function office(rules = "", options: WorldOptions = {}) {
  const world = new World({ notifyIntervalMs: 0, ...options });
  if (rules !== "") world.write(ALICE_RULES, rules);
  return { world, alice: world.connect("alice"), bob: world.connect("bob") };
}

/** Says one thing in place of the one before. */
function speaker(party: Party): (note: string) => void {
  let tag: string | undefined;
  return (note) => {
    tag = header(party.publish({ note }, tag === undefined ? [] : [`SIP-If-Match: ${tag}`]), "sip-etag");
  };
}

const decided = (handling: Parameters<typeof rule>[1]): string => ruleset(rule(one("bob"), handling));

const watchWatchers = (party: Party): void => {
  party.request("SUBSCRIBE", { uri: ALICE, headers: ["Event: presence.winfo"] });
};

const winfo = (party: Party): readonly string[] => {
  const read = readWatcherInfo(party.lastBody);
  if (!read.ok) throw new Error(read.error);
  return read.value.lists.flatMap(({ watchers }) =>
    watchers.map(({ uri, status, event }) => `${uri} ${status} ${event}`),
  );
};

describe("a page watches alice without SIP, as bob", () => {
  test("COR-075 it is told what is so at once, and each change", () => {
    const { world, alice } = office();
    const says = speaker(alice);
    says("in");
    const page = new Page(world);
    expect(page.story).toEqual(["in"]);
    says("out");
    expect(page.last).toBe("out");
    page.leave();
    says("gone");
    expect(page.last).toBe("out");
  });

  test("COR-075 what she says to everybody is shown to it as to his phone, and nothing more", () => {
    const { world, alice, bob } = office(
      ruleset(rule(one("bob"), "allow", "<pr:provide-services><pr:all-services/></pr:provide-services>")),
    );
    alice.publish({ note: "secret" });
    bob.subscribe("alice");
    const page = new Page(world);
    const [news] = page.news;
    expect(news?.state === "active" && news.body.text).toBe(bob.lastBody);
    expect(bob.lastBody).not.toContain("secret");
  });

  test("COR-075 PRS-040 changes within the interval are one, the newest", () => {
    const { world, alice } = office("", { notifyIntervalMs: 5000 });
    const says = speaker(alice);
    says("0");
    const page = new Page(world);
    world.pass(6000);
    for (const note of ["1", "2", "3"]) says(note);
    expect(page.story).toEqual(["0", "1"]);
    world.pass(5000);
    expect(page.story).toEqual(["0", "1", "3"]);
    world.pass(20_000);
    expect(page.story).toEqual(["0", "1", "3"]);
  });

  test("COR-075 what says the same again is no news", () => {
    const { world, alice } = office();
    const says = speaker(alice);
    says("in");
    const page = new Page(world);
    says("in");
    expect(page.story).toEqual(["in"]);
  });

  test("COR-075 PRS-041 her rules are in force at once: asked, allowed, shown less, blocked", () => {
    const { world, alice } = office(decided("confirm"));
    alice.publish({ note: "in" });
    const page = new Page(world);
    expect(page.story).toEqual(["pending"]);
    world.write(ALICE_RULES, decided("allow"));
    expect(page.last).toBe("in");
    world.write(ALICE_RULES, decided("polite-block"));
    expect(page.last).toBe("nothing");
    world.write(ALICE_RULES, decided("confirm"));
    expect(page.last).toBe("pending");
    world.write(ALICE_RULES, decided("block"));
    expect(page.last).toBe("ended rejected");
    alice.publish({ note: "out" });
    world.write(ALICE_RULES, decided("allow"));
    expect(page.story).toEqual(["pending", "in", "nothing", "pending", "ended rejected"]);
  });

  test("COR-075 politely blocked it sees what everybody sees who is: the same as his phone", () => {
    const { world, alice, bob } = office(decided("polite-block"));
    alice.publish({ note: "in" });
    bob.subscribe("alice");
    const page = new Page(world);
    const [news] = page.news;
    expect(news?.state === "active" && news.body.text).toBe(bob.lastBody);
  });

  test("COR-075 PRS-105 she sees it among her watchers, while it is there", () => {
    const { world, alice } = office();
    watchWatchers(alice);
    const page = new Page(world);
    expect(winfo(alice)).toEqual([`${BOB} active subscribe`]);
    expect(alice.lastBody).toContain('display-name="bob"');
    page.leave();
    expect(winfo(alice)).toEqual([`${BOB} terminated timeout`]);
  });

  test("COR-075 a page that left undecided waits on as he would, and is approved", () => {
    const { world, alice } = office(decided("confirm"));
    watchWatchers(alice);
    const page = new Page(world);
    expect(winfo(alice)).toEqual([`${BOB} pending subscribe`]);
    page.leave();
    expect(winfo(alice)).toEqual([`${BOB} waiting timeout`]);
    world.write(ALICE_RULES, decided("allow"));
    expect(winfo(alice)).toEqual([`${BOB} terminated approved`]);
  });

  test("COR-075 nobody there, somebody elsewhere, and no address at all are told alike", () => {
    const { world } = office();
    for (const presentity of ["sip:nobody@office.test", "sip:x@elsewhere.test", "no address", "tel:+1"]) {
      expect(new Page(world, { presentity }).story).toEqual(["ended noresource"]);
      expect(fetched(world, asker(BOB, presentity))).toBe("ended noresource");
    }
  });

  test("COR-075 alice is disabled, bob is removed: both end it", () => {
    const { world } = office();
    const [first, second] = [new Page(world), new Page(world, { presentity: "sip:carol@office.test" })];
    const [alice] = world.accounts;
    if (alice === undefined) throw new Error("no alice");
    world.do((engine, now) => engine.accountsChanged([{ ...alice, disabled: true }], now));
    expect(first.last).toBe("ended noresource");
    world.do((engine, now) => engine.accountsRemoved([BOB], now));
    expect(second.last).toBe("ended rejected");
  });

  test("COR-075 it ends when its time is over, and nothing of it is left", () => {
    const { world, alice } = office();
    alice.publish({ note: "in" }, ["Expires: 7200"]);
    const page = new Page(world, {}, 60_000);
    world.pass(59_000);
    expect(page.last).toBe("in");
    world.pass(2000);
    expect(page.last).toBe("ended timeout");
    expect([...world.engine.views.watching()]).toEqual([]);
  });

  test("COR-075 nobody decides in time: it is given up", () => {
    const { world } = office(decided("confirm"), { watchers: { giveUpSeconds: 60 } });
    const page = new Page(world);
    world.pass(61_000);
    expect(page.story).toEqual(["pending", "ended giveup"]);
  });

  test("COR-075 phones and pages of one watcher count together", () => {
    const { world, bob } = office("", { limits: { subscriptionsPerWatcher: 2 } });
    bob.subscribe("carol");
    new Page(world);
    expect(new Page(world, { presentity: "sip:carol@office.test" }).story).toEqual(["ended limit"]);
    expect(bob.subscribe("alice").status).toBe(403);
  });

  test("COR-075 so do those that wait for a decision", () => {
    const { world, bob } = office(decided("confirm"), { limits: { undecidedPerWatcher: 1 } });
    const page = new Page(world);
    expect(new Page(world).story).toEqual(["ended limit"]);
    expect(bob.subscribe("alice").status).toBe(403);
    page.leave();
    expect(fetched(world)).toBe("pending");
  });

  test("COR-075 the console sees it and can end it", () => {
    const { world, alice } = office();
    alice.publish({ note: "in" });
    const page = new Page(world);
    expect([...world.engine.views.watchersOf(ALICE)]).toMatchObject([
      {
        id: page.id,
        watcher: BOB,
        displayName: "bob",
        label: "home page",
        userAgent: "a browser",
        transport: "tls",
        state: "active",
      },
    ]);
    const { views } = world.engine;
    expect([...views.subscriptions()]).toEqual([...views.watchersOf(ALICE)]);
    expect(views.subscription(page.id)).toMatchObject({ id: page.id, presentity: ALICE });
    world.do((engine, now) => engine.endSubscription(page.id, "rejected", now));
    expect(page.last).toBe("ended rejected");
    expect([...views.watchersOf(ALICE)]).toEqual([]);
    expect(views.subscription(page.id)).toBeUndefined();
  });

  test("COR-075 the console hears when it comes, of each decision, and when it goes", () => {
    const { world } = office(decided("confirm"));
    const page = new Page(world);
    world.write(ALICE_RULES, decided("allow"));
    world.write(ALICE_RULES, decided("polite-block"));
    world.write(ALICE_RULES, decided("confirm"));
    world.write(ALICE_RULES, decided("block"));
    const heard = world.events.flatMap((event) =>
      event.kind === "subscription-changed" && event.id === page.id ? `${event.change} ${event.reason}` : [],
    );
    expect(heard).toEqual(["started ", "reviewed active", "reviewed pending", "ended rejected"]);
  });

  test("COR-075 after a crash nothing of it is left; it comes back as a new one", () => {
    const { world, alice } = office();
    alice.publish({ note: "in" });
    new Page(world);
    world.crash();
    expect([...world.engine.views.watching()]).toEqual([]);
    expect(new Page(world).story).toEqual(["in"]);
  });
});

describe("a page looks once", () => {
  test("COR-075 it sees what he may, and she hears nothing of it", () => {
    const { world, alice } = office();
    alice.publish({ note: "in" });
    watchWatchers(alice);
    const before = alice.notifies.length;
    expect(fetched(world)).toBe("in");
    expect(alice.notifies).toHaveLength(before);
    expect(winfo(alice)).toEqual([]);
  });

  test("COR-075 undecided it waits for her, durably; again, it waits once", () => {
    const { world, alice } = office(decided("confirm"));
    watchWatchers(alice);
    expect(fetched(world)).toBe("pending");
    expect(fetched(world)).toBe("pending");
    expect([...world.engine.views.waiting()]).toHaveLength(1);
    world.crash();
    expect([...world.engine.views.waiting()]).toMatchObject([{ watcher: BOB, displayName: "bob" }]);
  });

  test("COR-075 blocked it is told so, and she hears of it as of a SUBSCRIBE", () => {
    const { world, alice } = office(decided("block"));
    watchWatchers(alice);
    expect(fetched(world)).toBe("ended rejected");
    expect(winfo(alice)).toEqual([`${BOB} terminated rejected`]);
  });
});

describe("a page of the open web, whom nobody vouches for", () => {
  test("COR-075 it sees what her rules show to anonymous watchers, and only where they do", () => {
    const { world, alice } = office(ruleset(rule(anonymous, "allow")));
    alice.publish({ note: "open today" });
    watchWatchers(alice);
    const page = new Page(world, { watcher: undefined });
    expect(page.story).toEqual(["open today"]);
    expect(winfo(alice)).toEqual(["sip:anonymous@anonymous.invalid active subscribe"]);
    world.write(ALICE_RULES, decided("allow"));
    expect(page.last).toBe("ended rejected");
    expect(new Page(world, { watcher: undefined }).story).toEqual(["ended rejected"]);
  });

  test("COR-075 it is never kept waiting: what would be asked of her is no (RFC 3857 section 6.1)", () => {
    const { world, alice } = office(ruleset(rule(anonymous, "confirm")));
    alice.publish({ note: "in" });
    expect(new Page(world, { watcher: undefined }).story).toEqual(["ended rejected"]);
    expect(fetched(world, { ...asker(), watcher: undefined })).toBe("ended rejected");
    expect([...world.engine.views.waiting()]).toEqual([]);
  });
});
