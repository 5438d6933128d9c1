import { canonicalKey, parseXml } from "@porchlight/xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Desk, entriesOf, ROOT, Subscriber } from "./desk.fixture";
import { DIFF_PROCESSING, type DiffProcessing } from "./diff-processing";
import { selectionOf } from "./selection";

const INDEX = "resource-lists/users/sip:alice@example.com/index";
const RULES = "org.openmobilealliance.pres-rules/users/sip:alice@example.com/pres-rules";
const BOB = "rls-services/users/sip:bob@example.com/index";
const LISTS = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"><entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry><entry uri="sip:carol@example.com"/></list><list name="work"><entry uri="sip:dave@example.com"/></list></resource-lists>`;
const WITHOUT_CAROL = LISTS.replace(`<entry uri="sip:carol@example.com"/>`, "");
const WITHOUT_DAVE = WITHOUT_CAROL.replace(`<entry uri="sip:dave@example.com"/>`, "");
const V11 = [INDEX, "org.openmobilealliance.pres-rules/users/sip:alice@example.com/", BOB];

/** The world of vector V-11: alice may not read bob's services. */
function desk(): Desk {
  const world = new Desk();
  world.write(INDEX, LISTS, "e1");
  world.write(RULES, "<ruleset/>", "r1");
  world.write(BOB, "<rls-services/>", "b1");
  world.hidden.add(BOB);
  return world;
}

describe("vector V-11", () => {
  test("XDM-074 XDM-079 the first body lists the documents that exist and may be read", () => {
    const body = desk().subscribe(V11, "xcap-patching").initial();
    expect(body.text).toBe(
      `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="https://example.com/xcap-root/"><document sel="${INDEX}" new-etag="e1"/><document sel="${RULES}" new-etag="r1"/></xcap-diff>`,
    );
    expect(body).toMatchObject({ contentType: "application/xcap-diff+xml", octets: body.text.length });
  });

  test("XDM-072 XDM-088 a change is told as a patch", () => {
    const world = desk();
    const subscription = world.subscribe(V11, "xcap-patching");
    subscription.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    expect(subscription.notification()?.text).toBe(
      `<d:xcap-diff xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:d="urn:ietf:params:xml:ns:xcap-diff" xcap-root="https://example.com/xcap-root/"><d:document sel="${INDEX}" previous-etag="e1" new-etag="e2"><d:remove sel="*/list[1]/entry[2]"/></d:document></d:xcap-diff>`,
    );
    expect(subscription.notification()).toBeUndefined();
  });

  test("XDM-071 without patches both etags are told, and nothing else", () => {
    const world = desk();
    const subscription = world.subscribe(V11);
    subscription.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    world.write(INDEX, WITHOUT_DAVE, "e3");
    expect(entriesOf(subscription.notification())).toEqual([
      { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e3" },
    ]);
  });

  test("XDM-072 two changes in one window are two steps, or one when aggregated", () => {
    const world = desk();
    const chain = world.subscribe(V11, "xcap-patching");
    const one = world.subscribe(V11, "aggregate");
    chain.initial();
    one.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    world.write(INDEX, WITHOUT_DAVE, "e3");
    expect(entriesOf(chain.notification())).toMatchObject([
      { sel: INDEX, previousEtag: "e1", newEtag: "e2", change: { operations: [{ directive: "remove" }] } },
      { sel: INDEX, previousEtag: "e2", newEtag: "e3", change: { operations: [{ directive: "remove" }] } },
    ]);
    expect(entriesOf(one.notification())).toMatchObject([
      { sel: INDEX, previousEtag: "e1", newEtag: "e3", change: { operations: [{}, {}] } },
    ]);
  });

  test("XDM-075 a deletion is told by the previous etag alone", () => {
    for (const mode of DIFF_PROCESSING) {
      const world = desk();
      const subscription = world.subscribe(V11, mode);
      subscription.initial();
      world.write(INDEX, undefined);
      expect(entriesOf(subscription.notification())).toEqual([
        { kind: "document", sel: INDEX, previousEtag: "e1" },
      ]);
    }
  });

  test("XDM-075 a write that changes the tag only is body-not-changed in the patching modes", () => {
    const change = (mode: DiffProcessing) => {
      const world = desk();
      const subscription = world.subscribe(V11, mode);
      subscription.initial();
      world.write(INDEX, LISTS.replaceAll('"', "'"), "e2");
      return entriesOf(subscription.notification());
    };
    const told = { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" };
    expect(change("xcap-patching")).toEqual([{ ...told, change: { kind: "body-not-changed" } }]);
    expect(change("aggregate")).toEqual([{ ...told, change: { kind: "body-not-changed" } }]);
    expect(change("no-patching")).toEqual([told]);
  });

  test("XDM-089 a component that is not there is no error; it is told when it comes, and when it goes with its document", () => {
    const world = new Desk();
    const list = `${INDEX}/~~/resource-lists/list%5b@name='work'%5d`;
    const subscription = world.subscribe([list, `${list}/@name`]);
    expect(subscription.initial().text).toBe(
      `<xcap-diff xmlns="urn:ietf:params:xml:ns:xcap-diff" xcap-root="${ROOT}"/>`,
    );
    world.write(INDEX, LISTS);
    const created = subscription.notification();
    expect(entriesOf(created)).toMatchObject([
      { kind: "element", sel: list, exists: true, content: { localName: "list" } },
      { kind: "attribute", sel: `${list}/@name`, exists: true, value: "work" },
    ]);
    expect(created?.text).toContain(
      `><list name="work"><entry uri="sip:dave@example.com"/></list></d:element>`,
    );
    world.write(INDEX, undefined);
    expect(subscription.notification()?.text).toContain(
      `<element sel="${list}" exists="0"/><attribute sel="${list}/@name" exists="0"/>`,
    );
    expect(subscription.notification()).toBeUndefined();
  });

  test("XDM-089 a component goes with its parent, comes with other content, and is silent when others change", () => {
    const world = desk();
    const entry = `${INDEX}/~~/*/list%5b@name="friends"%5d/entry%5b1%5d`;
    const subscription = world.subscribe([entry]);
    subscription.initial();
    world.write(INDEX, LISTS.replace("dave", "erin"));
    expect(subscription.notification()).toBeUndefined();
    world.write(INDEX, LISTS.replace(">Bob<", ">Rob<"));
    expect(entriesOf(subscription.notification())).toMatchObject([
      { kind: "element", sel: entry, exists: true },
    ]);
    world.write(INDEX, LISTS.replace("friends", "pals"));
    expect(entriesOf(subscription.notification())).toEqual([{ kind: "element", sel: entry, exists: false }]);
    world.write(INDEX, WITHOUT_CAROL);
    world.write(INDEX, LISTS.replace("friends", "pals"));
    expect(subscription.notification()).toBeUndefined();
  });

  test("XDM-080 the state is the same until a resource or the list changes, in whatever order the list is", () => {
    const world = desk();
    const list = `${INDEX}/~~/resource-lists/list%5b1%5d`;
    const subscription = world.subscribe([...V11, list], "aggregate");
    const key = subscription.stateKey();
    subscription.refresh({ selection: selectionOf([list, ...[...V11].reverse()], ROOT) });
    expect(subscription.stateKey()).toBe(key);
    world.write("elsewhere/users/sip:alice@example.com/index", "<a/>");
    world.write(BOB, "<other/>");
    expect(subscription.stateKey()).toBe(key);
    subscription.refresh({ selection: selectionOf(V11, ROOT) });
    expect(subscription.stateKey()).not.toBe(key);
    subscription.refresh({ selection: selectionOf([...V11, list], ROOT) });
    expect(subscription.stateKey()).toBe(key);
    world.write(INDEX, LISTS);
    expect(subscription.stateKey()).not.toBe(key);
  });

  test("XDM-091 a refresh with another list tells the whole new list, and nothing of the old one after", () => {
    const world = desk();
    const subscription = world.subscribe(V11, "aggregate");
    subscription.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    subscription.refresh({ selection: selectionOf([RULES], ROOT) });
    expect(entriesOf(subscription.initial())).toEqual([{ kind: "document", sel: RULES, newEtag: "r1" }]);
    world.write(INDEX, WITHOUT_DAVE, "e3");
    expect(subscription.watches(INDEX)).toBe(false);
    expect(subscription.notification()).toBeUndefined();
  });

  test("XDM-091 a refresh without a list tells the full state again; the new mode counts after it", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX]);
    subscription.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    subscription.refresh({ mode: "aggregate" });
    expect(entriesOf(subscription.initial())).toEqual([{ kind: "document", sel: INDEX, newEtag: "e2" }]);
    expect(subscription.notification()).toBeUndefined();
    world.write(INDEX, WITHOUT_DAVE, "e3");
    expect(entriesOf(subscription.notification())).toMatchObject([
      { previousEtag: "e2", change: { kind: "patch" } },
    ]);
    expect(subscription.mode).toBe("aggregate");
  });
});

describe("XDM-075 documents come and go", () => {
  test("XDM-070 XDM-078 in a collection, for many users at once", () => {
    const world = new Desk();
    const subscription = world.subscribe(["pidf-manipulation/"]);
    expect(entriesOf(subscription.initial())).toEqual([]);
    world.write("pidf-manipulation/users/sip:a@example.com/index", "<presence/>", "e1");
    world.write("pidf-manipulation/users/sip:b@example.com/index", "<presence/>", "e2");
    world.write("pidf-manipulation-not/users/sip:b@example.com/index", "<presence/>");
    expect(entriesOf(subscription.notification())).toEqual([
      { kind: "document", sel: "pidf-manipulation/users/sip:a@example.com/index", newEtag: "e1" },
      { kind: "document", sel: "pidf-manipulation/users/sip:b@example.com/index", newEtag: "e2" },
    ]);
  });

  test("XDM-070 a document that is listed and in a collection is told once, by the URI listed", () => {
    const world = desk();
    const spelled = "resource-lists/users/sip%3Aalice%40example.com/index";
    const subscription = world.subscribe(["resource-lists/", spelled, INDEX]);
    expect(entriesOf(subscription.initial())).toEqual([{ kind: "document", sel: spelled, newEtag: "e1" }]);
    world.write(INDEX, WITHOUT_CAROL, "e2");
    expect(entriesOf(subscription.notification())).toMatchObject([{ sel: spelled }]);
  });

  test("XDM-075 created and deleted within one window is nothing, but for the full history", () => {
    const told = (mode: DiffProcessing) => {
      const world = new Desk();
      const subscription = world.subscribe([INDEX], mode);
      subscription.initial();
      world.write(INDEX, LISTS, "e1");
      world.write(INDEX, undefined);
      const body = subscription.notification();
      return body === undefined ? undefined : entriesOf(body);
    };
    expect(told("no-patching")).toBeUndefined();
    expect(told("aggregate")).toBeUndefined();
    expect(told("xcap-patching")).toEqual([
      { kind: "document", sel: INDEX, newEtag: "e1" },
      { kind: "document", sel: INDEX, previousEtag: "e1" },
    ]);
  });

  test("XDM-093 changes are told in the order they happened", () => {
    const world = desk();
    const subscription = world.subscribe(V11, "xcap-patching");
    subscription.initial();
    world.write(RULES, "<a/>", "r2");
    world.write(INDEX, WITHOUT_CAROL, "e2");
    world.write(RULES, "<b/>", "r3");
    const told = entriesOf(subscription.notification()).map((entry) =>
      entry.kind === "document" ? entry.newEtag : "",
    );
    expect(told).toEqual(["r2", "e2", "r3"]);
  });

  test("XDM-075 a step that the full state already had is not told again, a gap is told without a patch", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX], "xcap-patching");
    subscription.initial();
    subscription.changed({
      path: INDEX,
      previousEtag: "e0",
      newEtag: "e1",
      previousText: "<a/>",
      newText: LISTS,
    });
    expect(subscription.notification()).toBeUndefined();
    subscription.changed({
      path: INDEX,
      previousEtag: "e2",
      newEtag: "e3",
      previousText: "<a/>",
      newText: "<b/>",
    });
    expect(entriesOf(subscription.notification())).toEqual([
      { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e3" },
    ]);
  });

  test("XDM-072 a document that is not XML any more is told to be fetched", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX], "aggregate");
    subscription.initial();
    world.write(INDEX, "no XML", "e2");
    expect(entriesOf(subscription.notification())).toEqual([
      { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" },
    ]);
  });
});

describe("XDM-079 what may not be read is not told", () => {
  test("XDM-079 its changes, its deletion and its components", () => {
    const world = desk();
    const subscription = world.subscribe([BOB, `${BOB}/~~/rls-services`, "rls-services/"], "aggregate");
    expect(entriesOf(subscription.initial())).toEqual([]);
    world.write(BOB, "<rls-services><a/></rls-services>");
    world.write(BOB, undefined);
    expect(subscription.notification()).toBeUndefined();
    expect(subscription.stateKey()).not.toContain('sip:bob@example.com/index","e');
  });

  test("XDM-079 it appears when the right is granted, and falls silent when it is taken", () => {
    const world = desk();
    const component = `${BOB}/~~/rls-services`;
    const subscription = world.subscribe([BOB, component], "aggregate");
    subscription.initial();
    world.hidden.delete(BOB);
    subscription.rightsChanged();
    expect(entriesOf(subscription.notification())).toMatchObject([
      { kind: "document", sel: BOB, newEtag: "b1" },
      { kind: "element", sel: component, exists: true },
    ]);
    world.write(BOB, "<rls-services><a/></rls-services>", "b2");
    world.hidden.add(BOB);
    subscription.rightsChanged();
    expect(subscription.notification()).toBeUndefined();
    world.write(BOB, "<rls-services><b/></rls-services>", "b3");
    expect(subscription.notification()).toBeUndefined();
    world.hidden.delete(BOB);
    subscription.rightsChanged();
    expect(entriesOf(subscription.notification())).toMatchObject([
      { sel: BOB, newEtag: "b3" },
      { sel: component },
    ]);
  });

  test("XDM-079 a right that is lost between the change and its NOTIFY", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX], "aggregate");
    subscription.initial();
    world.write(INDEX, WITHOUT_CAROL, "e2");
    world.hidden.add(INDEX);
    expect(subscription.notification()).toBeUndefined();
    world.hidden.delete(INDEX);
    subscription.rightsChanged();
    expect(entriesOf(subscription.notification())).toEqual([{ kind: "document", sel: INDEX, newEtag: "e2" }]);
  });
});

describe("XDM-072 bodies that would be too large", () => {
  const big = (text: string) => `<a>${text.repeat(2000)}</a>`;

  test("XDM-072 a patch is left out and the document fetched; patching goes on afterwards", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX, RULES], "xcap-patching", 1000);
    subscription.initial();
    world.write(INDEX, big("ä"), "e2");
    world.write(RULES, `<ruleset a="1"/>`, "r2");
    const body = subscription.notification();
    expect(body?.octets).toBeLessThanOrEqual(1000);
    expect(entriesOf(body)).toMatchObject([
      { kind: "document", sel: INDEX, previousEtag: "e1", newEtag: "e2" },
      { kind: "document", sel: RULES, change: { kind: "patch" } },
    ]);
    world.write(INDEX, big("ä").replace("<a>", `<a b="1">`), "e3");
    expect(entriesOf(subscription.notification())).toMatchObject([
      { previousEtag: "e2", newEtag: "e3", change: { kind: "patch" } },
    ]);
  });

  test("XDM-089 the content of an element is left out, its existence is not", () => {
    const world = new Desk();
    const uri = `${INDEX}/~~/a`;
    const subscription = world.subscribe([uri], "no-patching", 1000);
    world.write(INDEX, big("x"));
    expect(entriesOf(subscription.initial())).toEqual([{ kind: "element", sel: uri, exists: true }]);
    world.write(INDEX, big("y"));
    expect(entriesOf(subscription.notification())).toEqual([{ kind: "element", sel: uri, exists: true }]);
    world.write(INDEX, undefined);
    expect(entriesOf(subscription.notification())).toEqual([{ kind: "element", sel: uri, exists: false }]);
  });

  test("XDM-072 a window with very many writes is told as one change to fetch", () => {
    const world = desk();
    const subscription = world.subscribe([INDEX], "xcap-patching");
    subscription.initial();
    for (let count = 0; count < 300; count += 1) world.write(INDEX, `<a b="${count}"/>`, `n${count}`);
    const entries = entriesOf(subscription.notification());
    expect(entries.length).toBeLessThanOrEqual(256);
    expect(entries[0]).toMatchObject({ previousEtag: "e1" });
    expect(entries[entries.length - 1]).toMatchObject({ newEtag: "n299" });
    world.write(INDEX, `<a b="x"/>`, "x");
    expect(entriesOf(subscription.notification())).toMatchObject([
      { previousEtag: "n299", change: { kind: "patch" } },
    ]);
  });
});

describe("XDM-088 the sum of what is told is the document", () => {
  const PATHS = [INDEX, RULES, BOB] as const;
  const TEXTS = [
    LISTS,
    WITHOUT_CAROL,
    WITHOUT_DAVE,
    LISTS.replaceAll("><", ">\n  <"),
    LISTS.replace("<list ", `<!-- mine --><x:y xmlns:x="urn:x"/><list x="&#10;" `),
    LISTS.replace("friends", "pals").replace(">Bob<", "><![CDATA[<Bob>]]><"),
    `<p:resource-lists xmlns:p="urn:ietf:params:xml:ns:resource-lists"><p:list/></p:resource-lists>`,
  ];
  const action = fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constant("write" as const),
        path: fc.nat(2),
        text: fc.nat(TEXTS.length - 1),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("delete" as const), path: fc.nat(2), text: fc.constant(0) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant("notify" as const),
        path: fc.constant(0),
        text: fc.constant(0),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("refresh" as const), path: fc.nat(2), text: fc.constant(0) }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant("rights" as const), path: fc.nat(2), text: fc.constant(0) }),
    },
  );
  const list = `${INDEX}/~~/resource-lists/list%5b1%5d`;

  test.each(DIFF_PROCESSING)("XDM-088 for random writes, in the mode %s", (mode) => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 25 }), fc.constantFrom(400, 1500, 1e6), (actions, octets) => {
        const world = new Desk();
        const subscription = world.subscribe(
          [INDEX, "org.openmobilealliance.pres-rules/", "rls-services/", list, `${list}/@name`],
          mode,
          octets,
        );
        let subscriber = new Subscriber(world);
        subscriber.take(subscription.initial());
        for (const each of [...actions, { do: "notify" as const, path: 0, text: 0 }]) {
          const path = PATHS[each.path] ?? INDEX;
          if (each.do === "write") world.write(path, TEXTS[each.text]);
          else if (each.do === "delete") {
            if (world.documents.has(path)) world.write(path, undefined);
          } else if (each.do === "rights") {
            if (!world.hidden.delete(path)) world.hidden.add(path);
            if (world.hidden.has(path)) subscriber.copies.delete(path);
            if (path === INDEX && world.hidden.has(path)) subscriber.components.clear();
            subscription.rightsChanged();
          } else {
            if (each.do === "refresh") subscription.refresh({ mode: DIFF_PROCESSING[each.path] ?? mode });
            const body = each.do === "refresh" ? subscription.initial() : subscription.notification();
            if (each.do === "refresh") {
              const copies = subscriber.copies;
              subscriber = new Subscriber(world);
              for (const [sel, copy] of copies) subscriber.copies.set(sel, copy);
              for (const sel of copies.keys()) if (!world.documents.has(sel)) subscriber.copies.delete(sel);
            }
            if (body !== undefined) subscriber.take(body);
            expectInStep(world, subscriber, octets === 1e6);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  function expectInStep(world: Desk, subscriber: Subscriber, contentShown: boolean): void {
    const readable = [...world.documents].filter(([path]) => !world.hidden.has(path)).sort();
    const held = [...subscriber.copies].sort();
    expect(held.map(([path, { etag }]) => [path, etag])).toEqual(
      readable.map(([path, { etag }]) => [path, etag]),
    );
    for (const [index, [, { text }]] of held.entries())
      expect(canonical(text)).toBe(canonical(readable[index]?.[1].text ?? ""));
    const text = world.hidden.has(INDEX) ? undefined : world.documents.get(INDEX)?.text;
    const root = text === undefined ? undefined : parseXml(text);
    const [first] = root?.ok
      ? root.value.root.children.filter((node) => node.kind === "element" && node.localName === "list")
      : [];
    const name =
      first?.kind === "element"
        ? first.attributes.find(({ localName }) => localName === "name")?.value
        : undefined;
    expect(subscriber.components.get(`${list}/@name`)).toBe(name);
    expect(subscriber.components.has(list)).toBe(first !== undefined);
    if (contentShown && first?.kind === "element")
      expect(subscriber.components.get(list)).toBe(text?.slice(first.start, first.end));
  }

  const canonical = (text: string): string => {
    const parsed = parseXml(text);
    if (!parsed.ok) throw new Error(text);
    return canonicalKey(parsed.value.root);
  };

  test("XDM-088 a list document of two megabytes is patched by one operation", () => {
    const world = new Desk();
    const entries = Array.from(
      { length: 10_000 },
      (_, at) =>
        `<entry uri="sip:user${at}@example.com"><display-name>${"x".repeat(150)}</display-name></entry>`,
    );
    const lists = (content: readonly string[]) =>
      `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list>${content.join("")}</list></resource-lists>`;
    world.write(INDEX, lists(entries));
    const subscription = world.subscribe([INDEX], "aggregate");
    const subscriber = new Subscriber(world);
    subscriber.take(subscription.initial());
    world.write(
      INDEX,
      lists([...entries.slice(0, 7000), `<entry uri="sip:new@example.com"/>`, ...entries.slice(7000)]),
    );
    const body = subscription.notification();
    expect(body?.octets).toBeLessThan(1000);
    if (body !== undefined) subscriber.take(body);
    expect(subscriber.copies.get(INDEX)).toEqual(world.documents.get(INDEX));
    expect(subscriber.fetches).toBe(1);
  });

  test("XDM-088 in the patching modes nothing that was told once is fetched again", () => {
    for (const mode of ["xcap-patching", "aggregate"] as const) {
      const world = desk();
      const subscription = world.subscribe([INDEX], mode);
      const subscriber = new Subscriber(world);
      subscriber.take(subscription.initial());
      for (const text of [...TEXTS, ...TEXTS.slice().reverse()]) {
        world.write(INDEX, text);
        world.write(INDEX, `${text}<!--end-->`);
        const body = subscription.notification();
        if (body !== undefined) subscriber.take(body);
      }
      expect(subscriber.fetches).toBe(1);
      expect(subscriber.copies.get(INDEX)?.etag).toBe(world.documents.get(INDEX)?.etag);
    }
  });
});
