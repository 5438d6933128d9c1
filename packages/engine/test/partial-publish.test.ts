import { diffDocuments, type PatchOperation, writePatchOperation } from "@porchlight/xml";
import { describe, expect, test } from "vitest";
import { header, type Party } from "./party";
import { World } from "./world";

const decoder = new TextDecoder();

const PIDF = "urn:ietf:params:xml:ns:pidf";
const DIFF = "urn:ietf:params:xml:ns:pidf-diff";
const DIFF_TYPE = "application/pidf-diff+xml";

const full = (content: string, entity = "sip:alice@office.test"): string =>
  `<p:pidf-full xmlns="${PIDF}" xmlns:p="${DIFF}" entity="${entity}">${content}</p:pidf-full>`;

const patch = (operations: string, entity = ' entity="sip:alice@office.test"'): string =>
  `<p:pidf-diff xmlns="${PIDF}" xmlns:p="${DIFF}"${entity}>${operations}</p:pidf-diff>`;

const tuple = (id: string, basic: string): string =>
  `<tuple id="${id}"><status><basic>${basic}</basic></status></tuple>`;

function send(party: Party, body: string, tag?: string, contentType = DIFF_TYPE) {
  return party.request("PUBLISH", {
    contentType,
    body,
    headers: ["Event: presence", ...(tag === undefined ? [] : [`SIP-If-Match: ${tag}`])],
  });
}

const written = (operation: PatchOperation): string =>
  writePatchOperation(operation, {
    prefix: "p",
    inScope: new Map([
      ["", PIDF],
      ["p", DIFF],
    ]),
  });

const tagOf = (answer: Parameters<typeof header>[0]): string => header(answer, "sip-etag") ?? "";

function desk() {
  const world = new World({ notifyIntervalMs: 0 });
  const [alice, bob] = [world.connect("alice"), world.connect("bob")];
  bob.subscribe("alice");
  return { world, alice, bob };
}

describe("partial publication", () => {
  test("PRS-085 a whole in partial form, then patches in one request after another; refresh and expiry are of the whole", () => {
    const { world, alice, bob } = desk();
    const first = send(alice, full(tuple("a", "open")));
    expect(first.status).toBe(200);
    expect(bob.lastBody).toContain(`<tuple id="a"><status><basic>open</basic></status></tuple>`);
    const second = send(
      alice,
      patch(
        `<p:replace sel="*/tuple[@id='a']/status/basic/text()">closed</p:replace><p:add sel="*">${tuple("b", "open")}</p:add>`,
      ),
      tagOf(first),
    );
    expect(second.status).toBe(200);
    expect(tagOf(second)).not.toBe(tagOf(first));
    expect(bob.lastBody).toContain(tuple("a", "closed"));
    expect(bob.lastBody).toContain(tuple("b", "open"));
    const third = send(alice, patch(`<p:remove sel="*/tuple[@id='a']"/>`, ""), tagOf(second));
    expect(third.status).toBe(200);
    expect(bob.lastBody).not.toContain(`id="a"`);
    world.crash();
    const [again, watcher] = [world.connect("alice"), world.connect("bob")];
    expect(again.republish(tagOf(third), ["Expires: 60"]).status).toBe(200);
    watcher.subscribe("alice");
    expect(watcher.lastBody).toContain(tuple("b", "open"));
    world.pass(61_000);
    expect(watcher.lastBody).not.toContain("<tuple");
  });

  test("PRS-085 a patch of a plain publication, and a whole in place of what was patched", () => {
    const { alice, bob } = desk();
    const plain = alice.publish({ tuple: "a", note: "here" });
    const patched = send(
      alice,
      patch(`<p:add sel="*" pos="prepend">${tuple("z", "open")}</p:add>`),
      tagOf(plain),
    );
    expect(patched.status).toBe(200);
    expect(bob.lastBody).toContain(`id="z"`);
    expect(bob.lastBody).toContain("here");
    expect(send(alice, full(tuple("c", "closed")), tagOf(patched)).status).toBe(200);
    expect(bob.lastBody).toContain(`id="c"`);
    expect(bob.lastBody).not.toContain(`id="z"`);
  });

  test("PRS-086 a patch of nothing published is refused, and one on a tag that is gone", () => {
    const { alice, bob } = desk();
    const before = bob.notifies.length;
    const answer = send(alice, patch(`<p:remove sel="*/tuple[@id='a']"/>`));
    expect(answer.status).toBe(400);
    expect(send(alice, patch(`<p:remove sel="*"/>`), "gone").status).toBe(412);
    expect(bob.notifies).toHaveLength(before);
  });

  const wrong = [
    ["unlocated-node", `<p:replace sel="*/tuple[@id='nobody']/status">x</p:replace>`],
    ["unlocated-node", `<p:remove sel="*/tuple"/>`],
    ["invalid-root-element-operation", `<p:remove sel="*"/>`],
    ["invalid-diff-format", "<p:remove/>"],
    ["invalid-diff-format", "<p:move sel='*'/>"],
    ["invalid-diff-format", "<p:remove sel="],
    ["invalid-namespace-prefix", `<p:remove sel="*/none:tuple"/>`],
    ["invalid-attribute-value", `<p:add sel="*" pos="beside"><note>x</note></p:add>`],
    ["invalid-whitespace-directive", `<p:remove sel="*/tuple[@id='a']" ws="after"/>`],
    ["invalid-node-types", `<p:replace sel="*/tuple[@id='a']">text</p:replace>`],
  ] as const;

  test.each(wrong)(
    "PRS-086 PRS-089 %s: %s leaves everything as it was and says why",
    (condition, operation) => {
      const { world, alice, bob } = desk();
      const published = send(alice, full(`${tuple("a", "open")}${tuple("b", "open")}${tuple("c", "open")}`));
      const [before, heard] = [bob.lastBody, bob.notifies.length];
      const good = `<p:remove sel="*/tuple[@id='b']"/>`;
      const answer = send(alice, patch(good + operation), tagOf(published));
      expect(answer.status).toBe(400);
      expect(header(answer, "content-type")).toBe("application/patch-ops-error+xml");
      expect(decoder.decode(answer.body)).toContain(`<${condition} `);
      world.pass(1000);
      expect(bob.notifies).toHaveLength(heard);
      expect(bob.lastBody).toBe(before);
      expect(alice.republish(tagOf(published)).status).toBe(200);
    },
  );

  test("PRS-086 PRS-013 what a patch makes has to be a presence document of the presentity, and of a size we take", () => {
    const world = new World({ notifyIntervalMs: 0, limits: { bodyOctets: 2000 } });
    const [alice, bob] = [world.connect("alice"), world.connect("bob")];
    bob.subscribe("alice");
    const tag = tagOf(send(alice, full(tuple("a", "open"))));
    const before = bob.lastBody;
    const twin = `<p:add sel="*">${tuple("a", "open")}</p:add>`;
    expect(send(alice, patch(twin), tag).status).toBe(400);
    const entity = `<p:replace sel="*/@entity">sip:bob@office.test</p:replace>`;
    expect(send(alice, patch(entity), tag).status).toBe(400);
    expect(send(alice, patch(twin, ' entity="sip:bob@office.test"'), tag).status).toBe(400);
    expect(send(alice, full(tuple("a", "open"), "sip:bob@office.test")).status).toBe(400);
    const long = `<p:add sel="*"><note>${"x".repeat(1700)}</note></p:add>`;
    const grown = send(alice, patch(long), tag);
    expect(grown.status).toBe(200);
    const again = patch(`<p:add sel="*"><note>${"y".repeat(1700)}</note></p:add>`);
    expect(send(alice, again, tagOf(grown)).status).toBe(413);
    expect(before).toContain(`id="a"`);
    expect(bob.lastBody).not.toContain("yyy");
  });

  test("PRS-027 PRS-085 what a diff writer makes of any two documents is taken", () => {
    const { alice, bob } = desk();
    const whole = (content: string): string =>
      `<presence xmlns="${PIDF}" entity="sip:alice@office.test">${content}</presence>`;
    const states = [
      tuple("a", "open"),
      `${tuple("a", "closed")}<note xml:lang="de">Gleich zurück</note>`,
      `${tuple("b", "open")}${tuple("a", "closed")}`,
      "<note>nothing else</note>",
    ].map(whole);
    let tag = tagOf(send(alice, states[0] ?? "", undefined, "application/pidf+xml"));
    for (const [index, state] of states.slice(1).entries()) {
      const operations = diffDocuments(states[index] ?? "", state);
      if (!operations.ok) throw new Error("no difference");
      const body = patch(operations.value.map(written).join(""));
      const answer = send(alice, body, tag);
      expect(answer.status).toBe(200);
      tag = tagOf(answer);
      expect(bob.lastBody.replace(/^<\?xml[^>]*\?>\s*/, "")).toBe(state);
    }
  });

  test("PRS-025 OPTIONS names the partial form; another type is refused with what is taken", () => {
    const { alice } = desk();
    expect(header(alice.request("OPTIONS", { uri: alice.aor }), "accept")).toContain(DIFF_TYPE);
    const answer = send(alice, full(tuple("a", "open")), undefined, "application/other+xml");
    expect(answer.status).toBe(415);
    expect(header(answer, "accept")).toContain(DIFF_TYPE);
  });
});
