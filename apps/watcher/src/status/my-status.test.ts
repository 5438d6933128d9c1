import {
  type ClientStorage,
  memoryStorage,
  type PresenceSource,
  type PresenceStatus,
  type PublicationState,
} from "@porchlight/presence-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ProfileStore } from "../profile/profile-store";
import { MyStatus } from "./my-status";

const noon = Date.UTC(2030, 0, 1, 12);

/** Notes down what is published; `undefined` stands for nothing. */
class NotedSource implements PresenceSource {
  readonly state: PublicationState = { kind: "none" };
  readonly status: PresenceStatus | undefined;
  readonly said: (PresenceStatus | undefined)[] = [];
  publish(status: PresenceStatus) {
    this.said.push(status);
    return Promise.resolve({ ok: true, value: undefined } as const);
  }
  unpublish() {
    this.said.push(undefined);
    return Promise.resolve({ ok: true, value: undefined } as const);
  }
  on = () => () => undefined;
}

function deviceStorage(): Pick<Storage, "getItem" | "setItem" | "removeItem"> {
  const kept = memoryStorage();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.remove(key),
  };
}

let storage: ClientStorage;
let source: NotedSource;
let page: EventTarget;
let profile: ProfileStore;
const open = (): MyStatus => new MyStatus(source, storage, profile, page);

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  storage = memoryStorage();
  source = new NotedSource();
  page = new EventTarget();
  profile = new ProfileStore("sip:alice@office.test", deviceStorage(), page);
});
afterEach(() => vi.useRealTimers());

test("whoever signs in is available", () => {
  open();
  expect(source.said).toEqual([{ basic: "open", since: noon }]);
});

test("a tap publishes at once, invisible takes everything back", () => {
  const status = open();
  status.set({ preset: "busy" });
  status.set({ preset: "invisible" });
  expect(source.said.slice(1)).toEqual([{ basic: "open", activities: ["busy"], since: noon }, undefined]);
});

test("after a reload the same is published word for word, so that nobody hears of it", () => {
  const before = open();
  before.set({ preset: "meeting", note: "atrium" });
  before.keep();
  vi.setSystemTime(noon + 5000);
  open();
  expect(source.said[2]).toEqual(source.said[1]);
});

test("a status left long ago is not taken up again", () => {
  open().set({ preset: "busy" });
  vi.setSystemTime(noon + 3600_000);
  open();
  expect(source.said.at(-1)).toEqual({ basic: "open", since: noon + 3600_000 });
});

test("an end clears itself: available again, without the note", () => {
  const status = open();
  status.set({ preset: "meeting", note: "atrium", until: noon + 60_000 });
  vi.advanceTimersByTime(59_000);
  expect(status.view.choice.preset).toBe("meeting");
  vi.advanceTimersByTime(1000);
  expect(status.view.choice).toMatchObject({ preset: "available", note: "", until: undefined });
});

test("signing out leaves nothing behind", () => {
  const status = open();
  status.set({ preset: "busy" });
  status.forget();
  open();
  expect(source.said.at(-1)).toMatchObject({ basic: "open" });
  expect(source.said.at(-1)).not.toHaveProperty("activities");
});

test("a change of the profile is published with the status as it is", () => {
  const status = open();
  status.set({ preset: "busy" });
  profile.set({ displayName: "Alice" });
  expect(source.said.at(-1)).toEqual({
    basic: "open",
    activities: ["busy"],
    since: noon,
    displayName: "Alice",
  });
});

test("PRS-067 the use of the device is told by the user's wish alone; the time of the last input by another", () => {
  open();
  page.dispatchEvent(new Event("keydown"));
  expect(source.said).toHaveLength(1);
  profile.set({ input: "state" });
  expect(source.said.at(-1)?.input).toEqual({ state: "active", idleThresholdSeconds: 600 });
  vi.advanceTimersByTime(60_000);
  page.dispatchEvent(new Event("pointermove"));
  vi.advanceTimersByTime(599_000);
  expect(source.said.at(-1)?.input?.state).toBe("active");
  vi.advanceTimersByTime(1000);
  expect(source.said.at(-1)?.input).toEqual({ state: "idle", idleThresholdSeconds: 600 });
  profile.set({ input: "time" });
  expect(source.said.at(-1)?.input).toMatchObject({ state: "idle", lastInput: noon + 60_000 });
  page.dispatchEvent(new Event("keydown"));
  expect(source.said.at(-1)?.input).toEqual({ state: "active", idleThresholdSeconds: 600 });
  profile.set({ input: "nothing" });
  expect(source.said.at(-1)).not.toHaveProperty("input");
});

test("another tab changes the profile, and this one says the same", () => {
  const kept = deviceStorage();
  const [one, other] = [page, new EventTarget()].map((tab) => new ProfileStore("sip:a@b", kept, tab));
  other?.set({ displayName: "Ann" });
  page.dispatchEvent(Object.assign(new Event("storage"), { key: "porchlight:profile:sip:a@b" }));
  expect(one?.view.displayName).toBe("Ann");
});
