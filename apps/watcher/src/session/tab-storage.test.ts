import { expect, test } from "vitest";
import { openTabStorage } from "./tab-storage";

class FakeStorage implements Storage {
  readonly #entries = new Map<string, string>();
  get length(): number {
    return this.#entries.size;
  }
  clear(): void {
    this.#entries.clear();
  }
  getItem(key: string): string | null {
    return this.#entries.get(key) ?? null;
  }
  key(index: number): string | null {
    return [...this.#entries.keys()][index] ?? null;
  }
  removeItem(key: string): void {
    this.#entries.delete(key);
  }
  setItem(key: string, value: string): void {
    this.#entries.set(key, value);
  }
}

const day = 24 * 3600_000;

/** A browser with one origin; every tab has its own session storage. */
function browser() {
  const device = new FakeStorage();
  const open = (tab: Storage, now: number) => {
    const page = new EventTarget();
    const storage = openTabStorage(device, tab, page, () => now);
    return { storage, hide: () => page.dispatchEvent(new Event("pagehide")) };
  };
  return { open, device };
}

test("a reload finds its own things", () => {
  const { open } = browser();
  const tab = new FakeStorage();
  const before = open(tab, 1);
  before.storage.set("tag", "e1");
  before.hide();
  expect(open(tab, 2).storage.get("tag")).toBe("e1");
});

test("two tabs keep apart", () => {
  const { open } = browser();
  open(new FakeStorage(), 1).storage.set("tag", "e1");
  expect(open(new FakeStorage(), 2).storage.get("tag")).toBeUndefined();
});

test("a duplicated tab keeps apart from its original", () => {
  const { open } = browser();
  const tab = new FakeStorage();
  open(tab, 1).storage.set("tag", "e1");
  const copy = new FakeStorage();
  copy.setItem("porchlight:place", tab.getItem("porchlight:place") ?? "");
  expect(open(copy, 2).storage.get("tag")).toBeUndefined();
});

test("a new tab goes on where the last closed one stopped", () => {
  const { open } = browser();
  for (const [at, tag] of [
    [1, "older"],
    [2, "newer"],
  ] as const) {
    const page = open(new FakeStorage(), at);
    page.storage.set("tag", tag);
    page.hide();
    if (tag === "older") open(new FakeStorage(), at);
  }
  expect(open(new FakeStorage(), 3).storage.get("tag")).toBe("newer");
});

test("what was left longer than a day ago is cleared away", () => {
  const { open, device } = browser();
  const page = open(new FakeStorage(), 0);
  page.storage.set("tag", "e1");
  page.hide();
  expect(open(new FakeStorage(), day + 1).storage.get("tag")).toBeUndefined();
  expect(device.length).toBe(1);
});

test("where storage is forbidden, the tab works without", () => {
  const forbidden = new Proxy(new FakeStorage(), {
    get: () => {
      throw new Error("forbidden");
    },
  });
  const storage = openTabStorage(forbidden, forbidden, new EventTarget(), () => 0);
  storage.set("tag", "e1");
  expect(storage.get("tag")).toBe("e1");
});
