import type {
  Decided,
  Decidee,
  PresenceRules,
  PresentDecision,
  RequestsView,
  RulesFailure,
  WatcherRequests,
  WatchingPerson,
  Wish,
} from "@porchlight/presence-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { BookView, ContactBook } from "../contacts/contact-book";
import { Visibility } from "./visibility";

const bob: Decidee = { watcher: "sip:bob@office.test" };
const person = (uri: string): WatchingPerson => ({
  uri,
  isAnonymous: uri.includes("anonymous"),
  displayName: undefined,
  since: undefined,
  status: "pending",
  ids: [uri],
});

/** Rules that keep what is decided in a map, and refuse when told to. */
class Office {
  readonly decided = new Map<string, Wish>();
  refusal: RulesFailure | undefined;
  readonly #listeners = new Set<() => void>();
  readonly requestsView: RequestsView = {
    status: { kind: "active", expiresAt: 0 },
    requests: [
      person("sip:bob@office.test"),
      person("sip:anonymous@anonymous.invalid"),
      person("sip:eve@else.test"),
    ],
    watching: [person("sip:alice@office.test"), person("sip:carol@office.test")],
    isKnown: true,
    stale: false,
  };

  get rules(): PresenceRules {
    const key = (about: Decidee): string => JSON.stringify(about);
    const answer = <Value>(value: Value) =>
      Promise.resolve(
        this.refusal ? ({ ok: false, error: this.refusal } as const) : ({ ok: true, value } as const),
      );
    return {
      view: { kind: "ready", stale: false },
      on: (_name, listener) => this.#listen(listener as () => void),
      decide: async (about, wish) => {
        const before = this.decided.get(key(about)) ?? "ask";
        if (!this.refusal) this.#change(() => this.decided.set(key(about), wish));
        return answer<Decided>({ about, wish, changed: before !== wish, before, written: [] });
      },
      undo: async ({ about, before }) => {
        if (!this.refusal) this.#change(() => this.decided.set(key(about), before));
        return answer(undefined);
      },
      present: (about) => presentOf(this.decided.get(key(about)) ?? "ask"),
      inWords: () => ({ ok: true, value: [] }),
      asSeenBy: () => Promise.resolve({ ok: false, error: { kind: "unreachable" } }),
      retry: () => undefined,
      stop: () => Promise.resolve(),
    };
  }

  get requests(): WatcherRequests {
    return {
      view: this.requestsView,
      on: (_name, listener) => this.#listen(listener as () => void),
      retry: () => undefined,
      stop: () => Promise.resolve(),
    };
  }

  #listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #change(change: () => void): void {
    change();
    for (const listener of this.#listeners) listener();
  }
}

const presentOf = (wish: Wish): PresentDecision => ({
  handling: wish === "ask" ? "confirm" : wish === "block" || wish === "polite-block" ? wish : "allow",
  shown: "everything",
  isConditional: false,
  wish,
});

const bookView: Pick<BookView, "contacts"> = {
  contacts: [{ uri: "sip:bob@office.test", address: "sip:bob@office.test", name: "Bob", group: undefined }],
};
const book = { view: bookView, onChange: () => () => undefined } as unknown as ContactBook;

function opened(): { office: Office; visibility: Visibility } {
  const office = new Office();
  return { office, visibility: new Visibility("sip:alice@office.test", office.requests, office.rules, book) };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const open = ({ view }: Visibility): readonly string[] => view.requests.map(({ uri }) => uri);

test("whoever is decided about waits no longer, though the server has not said so yet", async () => {
  const { visibility } = opened();
  expect(open(visibility)).toEqual(["sip:bob@office.test", "sip:eve@else.test"]);
  await visibility.decide(bob, "block");
  expect(open(visibility)).toEqual(["sip:eve@else.test"]);
});

test("one is no watcher of oneself", () => {
  const { visibility } = opened();
  expect(visibility.view.watching.map(({ uri }) => uri)).toEqual(["sip:carol@office.test"]);
});

test("whoever hides is counted, and not decided about", () => {
  const { visibility } = opened();
  expect(visibility.view.anonymousRequests).toBe(1);
});

test("a decision can be taken back for ten seconds", async () => {
  const { office, visibility } = opened();
  await visibility.decide(bob, "allow");
  expect(visibility.view.notices).toMatchObject([{ about: bob, wish: "allow", state: "done" }]);
  vi.advanceTimersByTime(9999);
  const [notice] = visibility.view.notices;
  if (notice) await visibility.undo(notice);
  expect([...office.decided.values()]).toEqual(["ask"]);
  expect([visibility.view.notices, open(visibility).length]).toEqual([[], 2]);
  await visibility.decide(bob, "allow");
  vi.advanceTimersByTime(10_000);
  expect(visibility.view.notices).toEqual([]);
});

test("of two decisions about one person the last can be taken back", async () => {
  const { visibility } = opened();
  await visibility.decide(bob, "allow");
  await visibility.decide(bob, "block");
  expect(visibility.view.notices.map(({ wish }) => wish)).toEqual(["block"]);
});

test("a refusal is told where the decision was made, until the next one", async () => {
  const { office, visibility } = opened();
  office.refusal = { kind: "unreachable" };
  await visibility.decide(bob, "allow");
  expect([...visibility.view.failures.values()]).toEqual([{ kind: "unreachable" }]);
  expect([open(visibility).length, visibility.view.notices]).toEqual([2, []]);
  office.refusal = undefined;
  await visibility.decide(bob, "allow");
  expect(visibility.view.failures.size).toBe(0);
});

test("what cannot be taken back says so", async () => {
  const { office, visibility } = opened();
  await visibility.decide(bob, "allow");
  office.refusal = { kind: "unreachable" };
  const [notice] = visibility.view.notices;
  if (notice) await visibility.undo(notice);
  expect(visibility.view.notices).toMatchObject([{ state: { failure: { kind: "unreachable" } } }]);
});

test("one decision about a person is under way at a time", async () => {
  const { office, visibility } = opened();
  const first = visibility.decide(bob, "allow");
  expect([...visibility.view.busy.values()]).toEqual(["allow"]);
  await visibility.decide(bob, "block");
  await first;
  expect([...office.decided.values()]).toEqual(["allow"]);
  expect(visibility.view.busy.size).toBe(0);
});

test("what was so already needs no way back", async () => {
  const { visibility } = opened();
  await visibility.decide(bob, "ask");
  expect(visibility.view.notices).toEqual([]);
});
