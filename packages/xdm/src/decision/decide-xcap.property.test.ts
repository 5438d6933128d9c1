import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ParsedDocuments } from "../parsed-documents";
import { ACCEPT_ALL, XcapWorld } from "../testing/xcap-world";

const U = "/resource-lists/users/sip:alice@example.com/index";
const NS = "urn:ietf:params:xml:ns:resource-lists";

const name = fc.constantFrom("a", "b", "c", "n:a");
const value = fc.constantFrom("1", "2", "x/y", "&amp;", "ü", "]");
const attributes = fc
  .uniqueArray(fc.tuple(fc.constantFrom("p", "q", "n:p"), value), { selector: ([key]) => key, maxLength: 2 })
  .map((pairs) => pairs.map(([key, content]) => ` ${key}="${content}"`).join(""));
const between = fc.constantFrom(
  "",
  "",
  " ",
  "\n  ",
  "text",
  "<!-- c -->",
  "<?pi x?>",
  "<![CDATA[<x>]]>",
  "&lt;",
);

const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
  element: fc
    .tuple(name, attributes, fc.constantFrom("", " ", "\n"), fc.option(tie("content")))
    .map(([tag, attrs, space, content]) =>
      content === null ? `<${tag}${attrs}${space}/>` : `<${tag}${attrs}${space}>${content}</${tag}${space}>`,
    ),
  content: fc
    .tuple(between, fc.array(fc.tuple(tie("element"), between), { maxLength: 4 }))
    .map(([first, rest]) => first + rest.flat().join("")),
}));

const document = fc
  .tuple(
    fc.constantFrom("", "<?xml version='1.0'?>\n", "\ufeff"),
    fc.array(fc.tuple(element, between), { maxLength: 5 }),
  )
  .map(
    ([head, children]) =>
      `${head}<root xmlns="${NS}" xmlns:n="urn:n">${children.flat().join("")}</root><!-- end -->`,
  );

/** A last step and a body that it would select, but for one time in ten. */
const target = fc
  .record({
    tag: fc.constantFrom("a", "b", "c", "n:a"),
    wild: fc.boolean(),
    position: fc.option(fc.integer({ min: 0, max: 3 })),
    test: fc.option(fc.tuple(fc.constantFrom("p", "q", "n:p"), value)),
    inner: fc.option(element),
    other: fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: element }),
  })
  .map(({ tag, wild, position, test, inner, other }) => {
    const attribute = test === null ? "" : ` ${test[0]}="${test[1]}"`;
    const fitting = inner === null ? `<${tag}${attribute}/>` : `<${tag}${attribute}> ${inner}</${tag}>`;
    const predicates = `${position === null ? "" : `[${position}]`}${test === null ? "" : `[@${attribute.trim()}]`}`;
    return { step: `${wild ? "*" : tag}${predicates}`, body: other ?? fitting };
  });
const parent = fc.constantFrom(
  "root",
  "root",
  "root/*[1]",
  "root/*[2]",
  "root/a[1]",
  "root/b",
  "root/*[1]/*[1]",
);
const placed = fc.tuple(parent, target).map(([path, { step, body }]) => ({ path: `${path}/${step}`, body }));
const nodeUri = (path: string): string => `${U}/~~/${path}?xmlns(n=urn:n)`;

function commonPrefix(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

const reversed = (text: string): string => [...text].reverse().join("");

/** How much of the shorter text stands unchanged around one place of the longer one. */
const untouched = (a: string, b: string): number =>
  commonPrefix(a, b) + commonPrefix(reversed(a), reversed(b));

function worldWith(text: string): XcapWorld {
  const world = new XcapWorld();
  world.store(U, text, "before");
  return world;
}

describe("XDM-019 GET(PUT(x)) = x", () => {
  test("what an element PUT stores is what its URI selects, and nothing else changes", () => {
    let stored = 0;
    fc.assert(
      fc.property(document, placed, (before, { path, body }) => {
        const world = worldWith(before);
        const response = world.request("PUT", nodeUri(path), {
          contentType: "application/xcap-el+xml",
          body,
        });
        const after = world.text(U) ?? "";
        if (response.status === 409) {
          expect(after).toBe(before);
          return;
        }
        stored += 1;
        expect([200, 201]).toContain(response.status);
        expect(world.request("GET", nodeUri(path)).body).toBe(body);
        // An empty-element tag that gets a child loses "/>" and gains an end tag.
        if (response.status === 201)
          expect(untouched(before, after)).toBeGreaterThanOrEqual(before.length - 2);
      }),
      { numRuns: 600 },
    );
    expect(stored).toBeGreaterThan(60);
  });

  test("what an attribute PUT stores is what its URI selects, quotes included", () => {
    const quoted = fc.oneof(
      value.map((content) => `"${content}"`),
      value.map((content) => `'${content}'`),
    );
    fc.assert(
      fc.property(
        document,
        placed,
        fc.constantFrom("p", "z", "n:p", "xml:lang"),
        quoted,
        (before, { path }, key, body) => {
          const world = worldWith(before);
          const target = nodeUri(`${path}/@${key}`);
          const response = world.request("PUT", target, { contentType: "application/xcap-att+xml", body });
          if (response.status === 409) expect(world.text(U)).toBe(before);
          else expect(world.request("GET", target).body).toBe(body);
          expect([200, 201, 409]).toContain(response.status);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("a document comes back byte for byte", () => {
    fc.assert(
      fc.property(document, (text) => {
        const world = new XcapWorld();
        world.request("PUT", U, { contentType: "application/resource-lists+xml", body: text });
        expect(world.request("GET", U).body).toBe(text);
      }),
    );
  });
});

describe("XDM-020 DELETE is idempotent", () => {
  test("what was deleted is gone, what stood around it is not", () => {
    fc.assert(
      fc.property(document, placed, fc.option(fc.constantFrom("p", "q", "n:p")), (before, { path }, key) => {
        const world = worldWith(before);
        const target = nodeUri(key === null ? path : `${path}/@${key}`);
        const response = world.request("DELETE", target);
        const after = world.text(U) ?? "";
        if (response.status !== 200) {
          expect([404, 409]).toContain(response.status);
          expect(after).toBe(before);
          return;
        }
        expect(response.etag).not.toBe("before");
        expect(untouched(after, before)).toBeGreaterThanOrEqual(after.length);
        expect(world.request("GET", target).status).toBe(404);
        expect(world.request("DELETE", target).status).toBe(404);
        expect(world.text(U)).toBe(after);
      }),
      { numRuns: 600 },
    );
  });

  test("XDM-022 an element put and deleted again leaves the document as it was", () => {
    fc.assert(
      fc.property(document, placed, (before, { path, body }) => {
        const world = worldWith(before);
        const put = world.request("PUT", nodeUri(path), { contentType: "application/xcap-el+xml", body });
        fc.pre(put.status === 201 && untouched(before, world.text(U) ?? "") >= before.length);
        const response = world.request("DELETE", nodeUri(path));
        if (response.status === 200) expect(world.text(U)).toBe(before);
      }),
    );
  });
});

describe("XDM-022 edits one behind the other", () => {
  test("end in the same text whether trees are kept or every text is read again", () => {
    const change = fc.record({
      method: fc.constantFrom("PUT", "PUT", "DELETE"),
      placed,
      attribute: fc.option(fc.constantFrom("p", "n:p")),
    });
    fc.assert(
      fc.property(document, fc.array(change, { minLength: 2, maxLength: 25 }), (text, changes) => {
        const keeps = worldWith(text);
        const reads = new XcapWorld(ACCEPT_ALL, { trees: new ParsedDocuments(0) });
        reads.store(U, text, "before");
        for (const {
          method,
          placed: { path, body },
          attribute,
        } of changes) {
          const target = nodeUri(attribute === null ? path : `${path}/@${attribute}`);
          const given =
            attribute === null
              ? { contentType: "application/xcap-el+xml", body }
              : { contentType: "application/xcap-att+xml", body: '"changed"' };
          expect(keeps.request(method, target, given)).toEqual(reads.request(method, target, given));
          expect(keeps.text(U)).toBe(reads.text(U));
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe("XDM-001 whatever is asked is answered", () => {
  test("targets of any characters", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "/",
        "~~",
        "%7E%7E",
        "[",
        "]",
        "%22",
        "@",
        "=",
        "*",
        "..",
        "%",
        "%2F",
        "?",
        "xmlns(",
        ")",
        "root",
      ),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.boolean(), (pieces, below) => {
        const world = worldWith(`<root xmlns="${NS}"/>`);
        const { status } = world.request("GET", (below ? `${U}/~~/root` : "") + pieces.join(""));
        expect([200, 400, 403, 404]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });

  test("bodies of any octets", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom("root/a", "root/@a", ""),
        (body, path) => {
          const world = worldWith(`<root xmlns="${NS}"/>`);
          const types =
            path === "" ? "resource-lists+xml" : path.includes("@") ? "xcap-att+xml" : "xcap-el+xml";
          const target = path === "" ? U : `${U}/~~/${path}`;
          const { status } = world.request("PUT", target, { contentType: `application/${types}`, body });
          expect([200, 201, 409]).toContain(status);
        },
      ),
      { numRuns: 500 },
    );
  });
});
