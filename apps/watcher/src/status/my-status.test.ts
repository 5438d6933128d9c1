import {
  type ClientStorage,
  memoryStorage,
  type PresenceSource,
  type PresenceStatus,
  type PublicationState,
} from "@porchlight/presence-client";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
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

let storage: ClientStorage;
let source: NotedSource;
const open = (): MyStatus => new MyStatus(source, storage);

beforeEach(() => {
  vi.useFakeTimers({ now: noon });
  storage = memoryStorage();
  source = new NotedSource();
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
