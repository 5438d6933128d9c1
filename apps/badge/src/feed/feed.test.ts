import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Feed } from "./feed";
import type { Shown } from "./shown";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

/** A server whose answers a test gives, and which remembers what it was asked. */
class Server {
  readonly asked: { readonly url: URL; readonly headers: Headers }[] = [];
  #streams: ReadableStreamDefaultController<Uint8Array>[] = [];
  answer: () => Response = () => this.stream();

  readonly fetch = async (url: string, { headers, signal }: RequestInit): Promise<Response> => {
    this.asked.push({ url: new URL(url), headers: new Headers(headers) });
    const answer = this.answer();
    const stream = this.#streams.at(-1);
    signal?.addEventListener("abort", () => stream?.error(new Error("aborted")));
    return answer;
  };

  stream(): Response {
    const body = new ReadableStream<Uint8Array>({ start: (stream) => void this.#streams.push(stream) });
    return new Response(body, { status: 200 });
  }

  async say(text: string): Promise<void> {
    this.#streams.at(-1)?.enqueue(new TextEncoder().encode(text));
    await settle();
  }

  news(presentity: string, note: string, id = note): Promise<void> {
    const data = JSON.stringify({ presentity, state: "active", mark: "available", note });
    return this.say(`id: ${id}\nevent: presence\ndata: ${data}\n\n`);
  }

  async end(retryMs: number): Promise<void> {
    await this.say(`retry: ${retryMs}\n\n`);
    this.#streams.at(-1)?.close();
    await settle();
  }

  async breaks(): Promise<void> {
    this.#streams.at(-1)?.error(new Error("connection reset"));
    await settle();
  }
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
const pass = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);

class Badge {
  readonly story: string[] = [];
  readonly listener = (shown: Shown): void => {
    this.story.push(shown === undefined ? "nothing" : `${shown.note}${shown.isStale ? ", stale" : ""}`);
  };

  constructor(
    readonly feed: Feed,
    readonly presentity = ALICE,
  ) {
    feed.add(presentity, this.listener);
  }

  leave(): void {
    this.feed.remove(this.presentity, this.listener);
  }
}

let server: Server;
let feed: Feed;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(1);
  vi.spyOn(console, "warn").mockReturnValue();
  server = new Server();
  vi.stubGlobal("fetch", server.fetch);
  feed = new Feed("https://office.test", "plw_x");
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe("COR-075 the feed of the badges of a page", () => {
  test("COR-075 asks once for all of them, with the token in a header", async () => {
    const [one, other] = [new Badge(feed), new Badge(feed, BOB)];
    await settle();
    expect(server.asked.map(({ url }) => url.search)).toEqual([
      `?uri=${encodeURIComponent(ALICE)}&uri=${encodeURIComponent(BOB)}`,
    ]);
    expect(server.asked[0]?.headers.get("authorization")).toBe("Bearer plw_x");
    await server.news(ALICE, "in");
    const third = new Badge(feed);
    expect([one.story, other.story, third.story]).toEqual([["in"], [], ["in"]]);
    expect(server.asked).toHaveLength(1);
  });

  test("COR-075 asks anew for one that comes or goes, from where it is", async () => {
    const badge = new Badge(feed);
    await settle();
    await server.news(ALICE, "in", "1");
    const other = new Badge(feed, BOB);
    await settle();
    expect(server.asked.at(-1)?.headers.get("last-event-id")).toBe("1");
    await server.news(BOB, "here", "2");
    badge.leave();
    await settle();
    expect(server.asked.at(-1)?.url.searchParams.getAll("uri")).toEqual([BOB]);
    const back = new Badge(feed);
    expect([badge.story, other.story, back.story]).toEqual([["in"], ["here"], ["in"]]);
    other.leave();
    back.leave();
    await settle();
    const count = server.asked.length;
    await pass(600_000);
    expect(server.asked).toHaveLength(count);
  });

  test("COR-075 shows what it knows, greyed, while it comes back, and for a minute at most", async () => {
    const badge = new Badge(feed);
    await settle();
    await server.news(ALICE, "in", "1");
    server.answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await server.breaks();
    await pass(59_000);
    expect(badge.story).toEqual(["in", "in, stale"]);
    await pass(2000);
    expect(badge.story.at(-1)).toBe("nothing");
    server.answer = () => server.stream();
    await pass(60_000);
    expect(server.asked.at(-1)?.headers.get("last-event-id")).toBe("1");
    // It knows already what the server does not tell again.
    await server.say("retry: 2000\n\n");
    expect(badge.story.at(-1)).toBe("in");
  });

  test("COR-075 tries again later each time", async () => {
    new Badge(feed);
    server.answer = () => {
      throw new TypeError("Failed to fetch");
    };
    await settle();
    const counts: number[] = [];
    for (const wait of [1999, 1, 3999, 1, 7999, 1]) {
      await pass(wait);
      counts.push(server.asked.length);
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4]);
  });

  test("COR-075 comes back when the server says, after a stream or a refusal for a while", async () => {
    new Badge(feed);
    await settle();
    await server.end(900_000);
    await pass(899_999);
    expect(server.asked).toHaveLength(1);
    server.answer = () => new Response("{}", { status: 429, headers: { "retry-after": "60" } });
    await pass(1);
    await pass(59_999);
    expect(server.asked).toHaveLength(2);
    await pass(1);
    expect(server.asked).toHaveLength(3);
  });

  test("COR-075 gives up where asking again is no use, and says why", async () => {
    const badge = new Badge(feed);
    await settle();
    await server.news(ALICE, "in");
    const problem = { title: "Not signed in" };
    server.answer = () => new Response(JSON.stringify(problem), { status: 401 });
    await server.end(2000);
    await pass(2000);
    expect(badge.story).toEqual(["in", "in, stale", "nothing"]);
    expect(console.warn).toHaveBeenCalledWith(
      "porchlight-presence:",
      401,
      "Not signed in",
      undefined,
      undefined,
    );
    await pass(3_600_000);
    expect(server.asked).toHaveLength(2);
  });

  test("COR-075 leaves a connection on which nothing comes any more", async () => {
    new Badge(feed);
    await settle();
    for (let beats = 0; beats < 10; beats += 1) {
      await pass(60_000);
      await server.say(":\n\n");
    }
    expect(server.asked).toHaveLength(1);
    await pass(150_000);
    await pass(2000);
    expect(server.asked).toHaveLength(2);
  });
});
