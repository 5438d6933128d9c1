import fc from "fast-check";
import { test } from "vitest";
import type { ListWatching, PresenceClient, Watcher, WatcherView } from "../src/index";
import { listWatching } from "../src/lists/index";
import { friends, notification, open, sip, type TestMember, tellList } from "./list-notifier";
import { admit, type NotifyParts, Office } from "./office";
import { connected } from "./story";

const users = ["bob", "carol", "dave"] as const;
type User = (typeof users)[number];

/** How somebody is: `closed` and `out` are documents, the others are none. */
type Standing = "in" | "out" | "pending" | "rejected";

type Step =
  | { readonly kind: "become"; readonly user: User; readonly standing: Standing; readonly isLost: boolean }
  /** Taken off the list, or put on it. */
  | { readonly kind: "edit"; readonly user: User; readonly isLost: boolean }
  | { readonly kind: "cut" }
  /** The dialogs are forgotten, and the connection is cut. */
  | { readonly kind: "restart" }
  | { readonly kind: "trouble"; readonly status: number };

const user = fc.constantFrom(...users);
const isLost = fc.boolean();
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant("become" as const),
        user,
        standing: fc.constantFrom<Standing>("in", "out", "pending", "rejected"),
        isLost,
      }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("edit" as const), user, isLost }) },
    { weight: 1, arbitrary: fc.constant({ kind: "cut" as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: "restart" as const }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("trouble" as const), status: fc.constantFrom(404, 500, 503) }),
    },
  ),
  { minLength: 1, maxLength: 8 },
);

/** A list server: what it would say of everybody, and the count of its documents in the present dialog. */
class Truth {
  readonly standings = new Map<User, Standing>(users.map((each) => [each, "in"]));
  readonly listed = new Set<User>(users);
  version = 0;

  full(): NotifyParts {
    return this.#tell([...this.listed], true);
  }

  change(changed: User): NotifyParts {
    return this.#tell([changed], false);
  }

  #tell(named: readonly User[], isFull: boolean): NotifyParts {
    const members = named.map((each) => this.#member(each));
    return notification({ version: this.version++, isFull, members });
  }

  #member(each: User): TestMember {
    const standing = this.standings.get(each);
    if (standing === "pending") return { uri: sip(each), state: "pending" };
    if (standing === "rejected") return { uri: sip(each), state: { reason: "rejected" } };
    return open(each, standing);
  }
}

/** Whoever is not on the list has a subscription of his own, whose document has no note. */
const expected = ({ listed, standings }: Truth): string =>
  users.map((each) => (listed.has(each) ? standings.get(each) : "alone")).join();

/** What a page would show. */
function shown({ status, presence, stale }: WatcherView): string {
  if (status.kind === "pending") return "pending";
  if (status.kind === "terminated") return status.reason;
  return stale ? "stale" : (presence?.summary.note ?? "alone");
}

const moment = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A page with everybody on it, and a server that does what a schedule says. */
class Play {
  readonly #truth = new Truth();
  readonly #troubles: number[] = [];
  readonly #watching: ListWatching;
  readonly #watchers: readonly Watcher[];

  private constructor(
    readonly office: Office,
    readonly client: PresenceClient,
  ) {
    const serve = tellList(() => this.#truth.full(), admit);
    office.scripts.SUBSCRIBE = (request, here) => {
      const status = request.header("to").includes(friends) ? this.#troubles.shift() : undefined;
      return status === undefined ? serve(request, here) : { status };
    };
    this.#watching = listWatching(client, { list: () => Promise.resolve(friends), silenceMs: 5 });
    this.#watchers = users.map((each) => this.#watching.watch(sip(each)));
  }

  static async begin(): Promise<Play> {
    const office = await Office.open();
    return new Play(office, await connected(office));
  }

  take(step: Step): void {
    const { standings, listed } = this.#truth;
    switch (step.kind) {
      case "become":
        standings.set(step.user, step.standing);
        if (listed.has(step.user)) this.#tell(this.#truth.change(step.user), step.isLost);
        break;
      case "edit":
        if (!listed.delete(step.user)) listed.add(step.user);
        this.#tell(this.#truth.full(), step.isLost);
        break;
      case "trouble":
        this.#troubles.push(step.status);
        break;
      case "restart":
        this.office.subscribers.length = 0;
        this.#truth.version = 0;
        this.office.cut();
        break;
      case "cut":
        this.office.cut();
    }
  }

  /** A last connection, without trouble. */
  last(): void {
    this.#troubles.length = 0;
    this.office.cut();
  }

  /** Until everything is shown as it is. */
  async settle(): Promise<void> {
    while (this.#watchers.map(({ view }) => shown(view)).join() !== expected(this.#truth)) {
      // A list that is refused for good is asked for again on the next connection.
      if (this.#watching.list?.status.kind === "terminated") this.office.cut();
      await moment(20);
    }
  }

  async end(): Promise<void> {
    await this.client.disconnect({ keepPublication: true });
    await this.office.crash();
  }

  #tell(parts: NotifyParts, isLost: boolean): void {
    const subscriber = this.office.subscribers.findLast(({ presentity }) => presentity === friends);
    if (subscriber && !isLost) this.office.notify(subscriber, parts);
  }
}

test("RLS-021 RLS-035 RLS-070 RLS-073 whatever is lost, edited, cut, restarted or refused: what is shown comes to what the list says", async () => {
  const property = fc.asyncProperty(steps, async (schedule) => {
    const play = await Play.begin();
    await play.settle();
    for (const step of schedule) {
      play.take(step);
      await moment(1);
    }
    play.last();
    await play.settle();
    await play.end();
  });
  await fc.assert(property, { numRuns: 25, endOnFailure: true });
}, 60_000);
