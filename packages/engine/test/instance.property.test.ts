import type { SipResponse } from "@porchlight/sip-message";
import fc from "fast-check";
import { expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const INSTANCES = [
  "urn:uuid:11111111-2222-3333-4444-555555555555",
  "urn:uuid:99999999-2222-3333-4444-555555555555",
];
const PRESENTITIES = ["alice", "carol"];

/** A tab of bob's browser: its instance outlives its pages, and so does what a page says that it knows. */
class Tab {
  page: Party | undefined;
  /** By presentity, of the page that is loaded. */
  readonly dialogs = new Map<string, SipResponse>();
  /** Entity-tag and body of what was told last, by presentity. */
  readonly known = new Map<string, readonly [string, string]>();
  #cseq = 100;
  /** NOTIFYs of the connection that were taken. */
  #heard = 0;

  constructor(
    readonly world: World,
    readonly instance: string,
  ) {}

  /** A new page: it knows no dialog. */
  load(): void {
    this.lose();
    this.dialogs.clear();
    this.page = this.world.connect("bob");
    for (const presentity of PRESENTITIES) {
      const answer = this.page.subscribe(presentity, this.#condition(presentity), {
        contact: `<sip:bob@${this.page.flow.id}.invalid;transport=ws>;+sip.instance="<${this.instance}>"`,
      });
      expect(answer.status).toBe(200);
      this.dialogs.set(presentity, answer);
    }
    this.hear();
  }

  lose(): void {
    if (this.page !== undefined) this.world.lose(this.page);
    this.page = undefined;
    this.#heard = 0;
  }

  /** The server is gone, and the connection with it. */
  crashed(): void {
    this.page = undefined;
    this.#heard = 0;
  }

  /** The same page over another connection. */
  comeBack(): void {
    if (this.dialogs.size === 0) return this.load();
    this.lose();
    this.page = this.world.connect("bob");
    for (const [presentity, dialog] of this.dialogs) {
      this.#cseq += 1;
      const answer = this.page.resubscribe(dialog, this.#cseq, this.#condition(presentity));
      expect([200, 204]).toContain(answer.status);
    }
    this.hear();
  }

  #condition(presentity: string): readonly string[] {
    const known = this.known.get(presentity);
    return known === undefined ? [] : [`Suppress-If-Match: ${known[0]}`];
  }

  /** Takes the NOTIFYs of its page: what has no body is what it said that it knows. */
  hear(): void {
    for (const notify of this.page?.notifies.slice(this.#heard) ?? []) {
      this.#heard += 1;
      const presentity = PRESENTITIES.find((each) => header(notify, "from")?.includes(`sip:${each}@`)) ?? "";
      const [tag, body] = [header(notify, "sip-etag") ?? "", new TextDecoder().decode(notify.body)];
      if (body !== "") this.known.set(presentity, [tag, body]);
      else expect(this.known.get(presentity)?.[0]).toBe(tag);
    }
  }
}

const tab = fc.nat({ max: 1 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("load" as const), tab }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("come back" as const), tab }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), tab }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("crash" as const) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant("publish" as const), who: tab }) },
);

test("SYS-009 PRS-110 whatever reloads, losses and crashes come: one subscription per instance and resource, and who is back knows what is", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const world = new World({ notifyIntervalMs: 0 });
      const tabs = INSTANCES.map((instance) => new Tab(world, instance));
      const notes = new Map(PRESENTITIES.map((user) => [user, { note: "", tag: "" }]));
      let count = 0;
      for (const each of steps) {
        world.pass(1000);
        if (each.kind === "crash") {
          world.crash();
          for (const one of tabs) one.crashed();
        } else if (each.kind === "publish") {
          const user = PRESENTITIES[each.who] ?? "";
          const before = notes.get(user)?.tag ?? "";
          count += 1;
          const answer = world
            .connect(user)
            .publish({ note: `note ${count}` }, before === "" ? [] : [`SIP-If-Match: ${before}`]);
          notes.set(user, { note: `note ${count}`, tag: header(answer, "sip-etag") ?? "" });
        } else {
          const one = tabs[each.tab];
          if (each.kind === "load") one?.load();
          else if (each.kind === "come back") one?.comeBack();
          else one?.lose();
        }
        const stored = world.durable
          .snapshot()
          .subscriptions.map(({ instance, presentity }) => `${instance} ${presentity}`);
        expect(new Set(stored).size).toBe(stored.length);
        expect(world.engine.views.counts(world.now).subscriptions).toBe(stored.length);
        for (const one of tabs) {
          if (one.page === undefined) continue;
          one.hear();
          for (const user of PRESENTITIES) {
            const { note = "" } = notes.get(user) ?? {};
            expect(one.known.get(user)?.[1] ?? "").toContain(note);
          }
        }
      }
    }),
    { numRuns: 150 },
  );
});
