import type { Compositor, PublishedDocument, PublishedPackage, View } from "@porchlight/event-notifier";
import { fail, ok } from "@porchlight/kernel";
import { describe, expect, test } from "vitest";
import { tagOf } from "./lamp";
import { header } from "./party";
import { World } from "./world";

const SHOWN: View = { key: "shown" };
const TYPE = "text/vnd.example.door";

/** Whether a door is open, as its sensors say. */
class Door implements Compositor {
  readonly turnsAt = undefined;
  readonly #words = new Map<string, string>();
  version = 0;

  get isEmpty() {
    return this.#words.size === 0;
  }

  wholeText: Compositor["wholeText"] = (sent) => ok(sent);

  read: Compositor["read"] = (_, body) => {
    const word = new TextDecoder().decode(body);
    return word === "open" || word === "shut"
      ? ok(new String(word) as object as PublishedDocument)
      : fail({ kind: "malformed", reason: "a door is open or shut" });
  };

  put(source: string, document: PublishedDocument) {
    this.#words.set(source, String(document));
    this.version += 1;
  }

  remove(source: string) {
    this.#words.delete(source);
    this.version += 1;
  }

  has(source: string) {
    return this.#words.has(source);
  }

  advance() {}

  render() {
    const text = [...this.#words.values()].includes("open") ? "open" : "shut";
    return { contentType: TYPE, text, octets: text.length };
  }
}

const doors: PublishedPackage = {
  name: "x-door",
  source: "published",
  notifyTypes: [TYPE],
  subscribeTypes: [],
  publishTypes: [TYPE],
  expiry: { defaultSeconds: 600, minSeconds: 60, maxSeconds: 600 },
  compositor: () => new Door(),
  authorize: () => ({ verdict: "allow", view: SHOWN, dependsOnState: false, validUntil: undefined }),
  openView: () => undefined,
  authorizePublisher: () => ({ limit: () => "unchanged" }),
  ownView: SHOWN,
};

describe("SYS-012 an event package is a record: adding one changes nothing else", () => {
  const office = () => {
    const world = new World({ notifyIntervalMs: 0, morePackages: [doors] });
    return { world, sensor: world.connect("alice", "tcp"), bob: world.connect("bob") };
  };
  const state = (body: string | undefined, headers: readonly string[] = []) => ({
    uri: "sip:alice@office.test",
    headers: ["Event: x-door", ...headers],
    ...(body === undefined ? {} : { body, contentType: TYPE }),
  });

  test("SYS-012 it is published, watched, refreshed, expires, and is told of in Allow-Events", () => {
    const { world, sensor, bob } = office();
    expect(bob.request("SUBSCRIBE", state(undefined)).status).toBe(200);
    expect(bob.lastBody).toBe("shut");
    const published = sensor.request("PUBLISH", state("open", ["Expires: 60"]));
    expect([published.status, bob.lastBody]).toEqual([200, "open"]);
    expect(sensor.request("PUBLISH", state("ajar")).status).toBe(400);
    world.pass(30_000);
    const refreshed = sensor.request(
      "PUBLISH",
      state(undefined, [`SIP-If-Match: ${tagOf(published)}`, "Expires: 60"]),
    );
    expect(refreshed.status).toBe(200);
    world.pass(59_999);
    expect(bob.lastBody).toBe("open");
    world.pass(1);
    expect(bob.lastBody).toBe("shut");
    const options = sensor.request("OPTIONS", { uri: "sip:office.test" });
    expect(header(options, "allow-events")).toContain("x-door");
  });

  test("SYS-012 it outlives a restart, and its states have tags (RFC 5839)", () => {
    const { world, sensor } = office();
    sensor.request("PUBLISH", state("open"));
    world.crash();
    const bob = world.connect("bob");
    bob.request("SUBSCRIBE", state(undefined));
    expect(bob.lastBody).toBe("open");
    const tag = header(bob.lastNotify, "sip-etag");
    bob.request("SUBSCRIBE", state(undefined, [`Suppress-If-Match: ${tag}`]));
    expect(bob.lastNotify.body).toHaveLength(0);
  });
});
