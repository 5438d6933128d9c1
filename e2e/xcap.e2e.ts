import { gunzipSync, gzipSync } from "node:zlib";
import { expect, test } from "@playwright/test";
import { adminPassword, Office, samplePassword } from "./support/office";
import { challengesOf, rawRequest, selected, type XcapAnswer, XcapUser } from "./support/xcap";
import {
  DOCUMENT,
  ELEMENT_TYPE,
  HOME,
  LISTS_TYPE,
  SERVICES_TYPE,
  U,
  V_10,
  type VectorRow,
} from "./support/xcap-vectors";

let office: Office;
let alice: XcapUser;
let bob: XcapUser;

test.beforeAll(async () => {
  office = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    PORCHLIGHT_DOMAIN: "example.com",
    PORCHLIGHT_XCAP_ROOT: "https://example.com/xcap-root",
  });
  alice = new XcapUser(office.httpPort, "alice", samplePassword);
  bob = new XcapUser(office.httpPort, "bob@example.com", samplePassword);
});
test.afterAll(() => office.close());

/** Puts the document of the vectors in its place; its entity-tag. */
async function stored(path = U, text = DOCUMENT): Promise<string> {
  const answer = await alice.put(path, LISTS_TYPE, text);
  expect([200, 201]).toContain(answer.status);
  return answer.etag;
}

function expectNothingTold(answer: XcapAnswer): void {
  expect(answer.text).not.toMatch(/\n\s+at |node_modules|dist\/|\.ts\b|\.js\b|Error:/);
  for (const other of ["bob", "carol", "dave"]) expect(answer.text).not.toContain(`sip:${other}@`);
}

function expectConflict({ text, headers }: XcapAnswer, condition: string): void {
  expect(headers["content-type"]).toBe("application/xcap-error+xml");
  expect(text).toMatch(
    new RegExp(`^<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><${condition}[ />]`),
  );
}

test.describe("V-10 over the wire", () => {
  for (const vector of V_10) {
    test(`V-10 ${vector.row}: ${vector.status}`, async () => {
      const etag = await stored();
      const answer = await ask(vector, etag);
      expect(answer.status).toBe(vector.status);
      if (typeof vector.answer === "string") expect(answer.text).toBe(vector.answer);
      else if (vector.answer !== undefined) expect(answer.text).toMatch(vector.answer);
      if (vector.answerType !== undefined) expect(answer.headers["content-type"]).toBe(vector.answerType);
      if (vector.allow !== undefined) expect(answer.headers.allow).toBe(vector.allow);
      if (vector.conflict !== undefined) expectConflict(answer, vector.conflict);
      expect(answer.headers["cache-control"]).toBe("no-cache");
      await expectLeft(vector, etag, answer);
    });
  }

  async function ask(vector: VectorRow, etag: string): Promise<XcapAnswer> {
    const { method, path, as } = vector;
    const headers = Object.fromEntries(
      Object.entries(vector.headers ?? {}).map(([name, value]) => [name, value === "e1" ? etag : value]),
    );
    const wish = {
      headers,
      ...(vector.body === undefined ? {} : { body: vector.body }),
      ...(vector.type === undefined ? {} : { type: vector.type }),
    };
    if (as === "nobody") {
      return new XcapUser(office.httpPort, "", "").request(method, path, { ...wish, login: false });
    }
    return (as === "bob" ? bob : alice).request(method, path, wish);
  }

  /** What was refused left every byte as it was. */
  async function expectLeft(vector: VectorRow, etag: string, answer: XcapAnswer): Promise<void> {
    const after = await alice.get(U);
    if (vector.leaves === undefined) {
      expect([after.text, after.etag]).toEqual([DOCUMENT, etag]);
      if (answer.status >= 400) expectNothingTold(answer);
      return;
    }
    if (typeof vector.leaves === "string") expect(after.text).toBe(vector.leaves);
    else expect(after.text).toMatch(vector.leaves);
    expect(after.etag).toBe(answer.etag);
    expect(after.etag).not.toBe(etag);
  }

  test("V-10 20 the same PUT a second time: 200", async () => {
    await stored();
    const path = selected(`${U}/~~/resource-lists/list[@name="work"]/entry[@uri="sip:erin@example.com"]`);
    const put = () => alice.put(path, ELEMENT_TYPE, '<entry uri="sip:erin@example.com"/>');
    expect([(await put()).status, (await put()).status]).toEqual([201, 200]);
  });

  test("V-10 39 a new document, only when it does not exist: 201", async () => {
    const path = `${HOME}/other-doc`;
    const answer = await alice.put(path, LISTS_TYPE, DOCUMENT, { "If-None-Match": "*" });
    expect(answer.status).toBe(201);
    expect(answer.headers.location).toBe(
      "https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/other-doc",
    );
    expect((await alice.put(path, LISTS_TYPE, DOCUMENT, { "If-None-Match": "*" })).status).toBe(412);
    expect((await alice.delete(path)).status).toBe(200);
  });

  test("V-10 44 45 a deleted document is gone, and nothing can be put into it", async () => {
    await stored();
    const gone = await alice.delete(U);
    expect([gone.status, gone.etag]).toEqual([200, ""]);
    expect((await alice.get(U)).status).toBe(404);
    const put = await alice.put(
      selected(`${U}/~~/resource-lists/list[@name="a"]`),
      ELEMENT_TYPE,
      '<list name="a"/>',
    );
    expect(put.status).toBe(409);
    expectConflict(put, "no-parent");
    expect((await alice.get(U)).status).toBe(404);
  });

  test("V-10 XDM-045 a service URI belongs to one user, and another gets a free one offered", async () => {
    const document = (user: string): string =>
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services" xmlns:rl="urn:ietf:params:xml:ns:resource-lists"><service uri="sip:alice@example.com;pres-list=friends"><resource-list>https://example.com/xcap-root/resource-lists/users/sip:${user}@example.com/index/~~/resource-lists/list%5B@name=%22friends%22%5D</resource-list><packages><package>presence</package></packages></service></rls-services>`;
    const path = (user: string): string => `/xcap-root/rls-services/users/sip:${user}@example.com/index`;
    expect((await alice.put(path("alice"), SERVICES_TYPE, document("alice"))).status).toBe(201);
    const refused = await bob.put(path("bob"), SERVICES_TYPE, document("bob"));
    expect(refused.status).toBe(409);
    expect(refused.text).toContain("<alt-value>sip:alice@example.com;pres-list=friends2</alt-value>");
    expect((await bob.get(path("bob"))).status).toBe(404);
    expect((await alice.delete(path("alice"))).status).toBe(200);
    expect((await bob.put(path("bob"), SERVICES_TYPE, document("bob"))).status).toBe(201);
    expect((await bob.delete(path("bob"))).status).toBe(200);
  });

  test("XDM-045 RLS-067 no spelling of a user's address is a service, and none of another's service", async () => {
    const document = (uri: string): string =>
      `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="${uri}"><list/></service></rls-services>`;
    const path = (user: string): string => `/xcap-root/rls-services/users/sip:${user}@example.com/index`;
    const put = async (xcap: XcapUser, user: string, uri: string): Promise<number> =>
      (await xcap.put(path(user), SERVICES_TYPE, document(uri))).status;
    expect(await put(alice, "alice", "sip:a,b@example.com;pres-list=friends")).toBe(201);
    for (const uri of [
      "sip:alice@example.com",
      "sips:alice@example.com",
      "sip:%61lice@example.com:5060;transport=tcp",
      "sip:alice@example.com?subject=x",
      "sip:a,b@example.com;pres-list=friends?subject=x",
      "sip:a%2Cb@EXAMPLE.com;PRES-LIST=friends",
    ])
      expect(await put(bob, "bob", uri), uri).toBe(409);
    expect((await alice.delete(path("alice"))).status).toBe(200);
  });
});

test.describe("many writers", () => {
  test("XDM-031 of twenty conditional writes on one version one wins, the others get 412", async () => {
    for (let round = 0; round < 5; round += 1) {
      const etag = await stored();
      const texts = Array.from({ length: 20 }, (_, index) =>
        DOCUMENT.replace("Bob", `Bob ${round}.${index}`),
      );
      const answers = await Promise.all(
        texts.map((text) => alice.put(U, LISTS_TYPE, text, { "If-Match": etag })),
      );
      const winners = answers.flatMap(({ status }, index) => (status === 200 ? [index] : []));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(412)]);
      const now = await alice.get(U);
      expect(now.text).toBe(texts[winners[0] ?? -1]);
      expect(now.etag).toBe(answers[winners[0] ?? -1]?.etag);
    }
  });

  test("XDM-031 of twenty elements put at once none is lost", async () => {
    await stored();
    const uris = Array.from({ length: 20 }, (_, index) => `sip:new${index}@example.com`);
    const answers = await Promise.all(
      uris.map((uri) =>
        alice.put(
          selected(`${U}/~~/resource-lists/list[@name="work"]/entry[@uri="${uri}"]`),
          ELEMENT_TYPE,
          `<entry uri="${uri}"/>`,
        ),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(20);
    const { text } = await alice.get(U);
    for (const uri of uris) expect(text).toContain(`<entry uri="${uri}"/>`);
  });
});

test("XDM-028 after kill -9 what got a 201 is there, byte for byte, under the same entity-tag", async () => {
  const path = `${HOME}/durable`;
  const text = `<?xml version="1.0"?>\r\n<!-- kept -->\n${DOCUMENT.replace("Bob", "Böb 🕯️")}\n`;
  const created = await alice.put(path, LISTS_TYPE, text);
  await office.restart("SIGKILL");
  expect(created.status).toBe(201);
  const found = await alice.get(path);
  expect([found.status, found.text, found.etag]).toEqual([200, text, created.etag]);
  expect((await alice.get(path, { "If-None-Match": created.etag })).status).toBe(304);

  // Killed in the middle of writing: the last answer that came holds, or the one after it that was on its way.
  let acknowledged = created.etag;
  let count = 0;
  const writing = (async () => {
    for (;;) {
      count += 1;
      const answer = await alice.put(path, LISTS_TYPE, DOCUMENT.replace("Bob", `Bob ${count}`), {
        "If-Match": acknowledged,
      });
      if (answer.status !== 200) throw new Error(`refused: ${answer.status}`);
      acknowledged = answer.etag;
    }
  })().catch(() => {});
  await expect.poll(() => count).toBeGreaterThan(10);
  await office.kill("SIGKILL");
  await writing;
  await office.start();
  const after = await alice.get(path);
  const kept = Number(/Bob (\d+)/.exec(after.text)?.[1]);
  expect([count - 1, count]).toContain(kept);
  if (kept === count - 1) expect(after.etag).toBe(acknowledged);
  await alice.delete(path);
});

test.describe("hostile input", () => {
  const lists = (inner: string, prolog = ""): string =>
    `${prolog}<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${inner}</resource-lists>`;
  const laughs = Array.from(
    { length: 9 },
    (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
  ).join("");

  const bodies: readonly (readonly [string, string | Buffer, readonly number[]])[] = [
    ["billion laughs", lists("<list>&l9;</list>", `<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>`), [409]],
    [
      "an external entity",
      lists("<list>&x;</list>", '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
      [409],
    ],
    ["an external DTD", lists("", '<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x.dtd">'), [409]],
    [
      "XInclude",
      lists(
        '<list><xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/></list>',
      ),
      [200, 409],
    ],
    ["100,000 elements deep", lists("<list>".repeat(100_000) + "</list>".repeat(100_000)), [409]],
    [
      "100,000 attributes",
      lists(`<list ${Array.from({ length: 100_000 }, (_, n) => `a${n}="x"`).join(" ")}/>`),
      [409],
    ],
    ["ten megabytes", lists(`<list><display-name>${"x".repeat(10_000_000)}</display-name></list>`), [413]],
    ["a NUL", lists("<list><display-name>\u0000</display-name></list>"), [409]],
    ["UTF-16", Buffer.from(lists("<list/>"), "utf16le"), [409]],
    ["nothing", "", [409]],
  ];

  for (const [name, body, statuses] of bodies) {
    test(`XDM-035 XDM-036 ${name}`, async () => {
      const etag = await stored();
      const answer = await alice.put(U, LISTS_TYPE, body);
      expect(statuses).toContain(answer.status);
      expectNothingTold(answer);
      expect(answer.text).not.toContain("root:");
      const after = await alice.get(U);
      expect(after.text).not.toContain("root:");
      if (answer.status >= 400) expect([after.text, after.etag]).toEqual([DOCUMENT, etag]);
    });
  }

  test("XDM-036 ten megabytes out of a few kilobytes of gzip", async () => {
    const etag = await stored();
    const bomb = gzipSync(lists(`<list><display-name>${" ".repeat(10_000_000)}</display-name></list>`));
    const answer = await alice.put(U, LISTS_TYPE, bomb, { "Content-Encoding": "gzip" });
    expect(answer.status).toBe(413);
    expect((await alice.get(U)).etag).toBe(etag);
  });

  test("schema locations are not looked up", async () => {
    const { createServer } = await import("node:http");
    let asked = 0;
    const bait = createServer((_request, response) => {
      asked += 1;
      response.end();
    });
    await new Promise<void>((resolve) => bait.listen(0, "127.0.0.1", resolve));
    const address = bait.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}/`;
    const located = `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:ietf:params:xml:ns:resource-lists ${url}a.xsd urn:other ${url}b.xsd"><list/></resource-lists>`;
    await alice.put(U, LISTS_TYPE, located);
    await alice.put(U, LISTS_TYPE, lists("<list>&x;</list>", `<!DOCTYPE r [<!ENTITY x SYSTEM "${url}e">]>`));
    await alice.put(
      U,
      LISTS_TYPE,
      lists(`<list><i:include xmlns:i="http://www.w3.org/2001/XInclude" href="${url}i"/></list>`),
    );
    bait.close();
    expect(asked).toBe(0);
  });

  const outside = [
    `${HOME}/../../../../etc/passwd`,
    `${HOME}/..%2f..%2f..%2fetc%2fpasswd`,
    `${HOME}/%2e%2e/%2e%2e/index`,
    `${HOME}/a%00b`,
    `${HOME}/a%5c..%5cb`,
    `${HOME}//index`,
    `${HOME}/.`,
    `${HOME}/`,
    HOME,
    "/xcap-root",
    "/xcap-root/",
    "/xcap-root/resource-lists",
    "/xcap-root/resource-lists/others/sip:alice@example.com/index",
    "/xcap-root/resource-lists/users//index",
    `${HOME}/%ff`,
    `${HOME}/%`,
    `${U}/~~/`,
    `${U}/~~/%ff`,
    `${U}/~~/resource-lists/list[`,
    `${HOME}/${"a/".repeat(200)}b`,
    `${HOME}/${"x".repeat(9000)}`,
  ];
  for (const path of outside) {
    test(`an address that leads nowhere: ${path.slice(0, 100)}`, async () => {
      for (const method of ["GET", "PUT", "DELETE"]) {
        const answer = await alice.request(method, path, { type: LISTS_TYPE, body: DOCUMENT });
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expectNothingTold(answer);
      }
    });
  }
});

test.describe("F15 with Digest through the aggregation proxy", () => {
  test("FLW-018 XDM-060 credentials are asked for: SHA-256 first, then MD5, with qop auth", async () => {
    const path = U;
    const first = await alice.request("GET", path, { login: false });
    expect(first.status).toBe(401);
    const challenges = challengesOf(first);
    expect(challenges).toHaveLength(2);
    for (const [index, algorithm] of ["SHA-256", "MD5"].entries()) {
      expect(challenges[index]).toMatch(
        new RegExp(`^Digest realm="example.com", nonce="[^"]+", algorithm=${algorithm}, qop="auth"$`),
      );
    }
  });

  test("FLW-018 XDM-065 with them the document comes, compressed when that is asked for", async () => {
    const etag = await stored();
    const plain = await alice.get(U);
    expect([plain.status, plain.etag]).toEqual([200, etag]);
    expect(plain.headers["content-encoding"]).toBeUndefined();
    const small = await alice.get(U, { "Accept-Encoding": "gzip" });
    expect(small.headers["content-encoding"]).toBe("gzip");
    expect(small.headers["content-type"]).toBe(LISTS_TYPE);
    expect(gunzipSync(small.body).toString("utf8")).toBe(DOCUMENT);
    const put = await alice.put(U, LISTS_TYPE, gzipSync(DOCUMENT), { "Content-Encoding": "gzip" });
    expect(put.status).toBe(200);
    expect((await alice.get(U)).text).toBe(DOCUMENT);
  });

  test("FLW-018 XDM-063 the tree of another user, and an identity of another user", async () => {
    await stored();
    expect((await bob.get(U)).status).toBe(403);
    expect((await bob.get(U, { "X-3GPP-Intended-Identity": '"sip:alice@example.com"' })).status).toBe(403);
    expect((await alice.get(U, { "X-3GPP-Intended-Identity": '"sip:alice@example.com"' })).status).toBe(200);
  });

  test("XDM-062 identities that a client asserts itself are as good as absent", async () => {
    const spoofed = {
      "X-XCAP-Asserted-Identity": '"sip:alice@example.com"',
      "X-3GPP-Asserted-Identity": '"sip:alice@example.com"',
    };
    expect((await bob.get(U, spoofed)).status).toBe(403);
    expect((await rawRequest(office.httpPort, "GET", U, spoofed)).status).toBe(401);
  });

  test("the user's address without sip: is the same one", async () => {
    const etag = await stored();
    const answer = await alice.get(U.replace("sip:alice@example.com", "alice@EXAMPLE.com"));
    expect([answer.status, answer.etag]).toEqual([200, etag]);
    expect((await alice.get(U.replace("sip:alice@", "sip%3Aalice%40"))).etag).toBe(etag);
  });

  test("nobody learns without credentials who exists", async () => {
    const answers = await Promise.all(
      ["alice", "nobody"].map((user) => rawRequest(office.httpPort, "GET", U.replace("alice", user), {})),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    const shapes = answers.map(({ headers }) =>
      JSON.stringify({ ...headers, date: "" }).replace(/nonce=\\"[^"]+\\"/g, "nonce"),
    );
    expect(shapes[0]).toBe(shapes[1]);
  });
});

test.describe("F16 the directory", () => {
  const directory =
    "/xcap-root/org.openmobilealliance.xcap-directory/users/sip:alice@example.com/directory.xml";

  test("FLW-019 XDM-049 XDM-050 every document of every usage, with its entity-tag", async () => {
    const etag = await stored();
    const answer = await alice.get(directory);
    expect(answer.headers["content-type"]).toBe("application/vnd.oma.xcap-directory+xml");
    expect(answer.text).toMatch(
      new RegExp(
        `<folder auid="resource-lists"><entry uri="https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/index" etag="?${etag}"? `,
      ),
    );
    expect(answer.text).toContain('<folder auid="pidf-manipulation"/>');
    expect(answer.text).not.toContain("sip:bob@");
    expect((await bob.get(directory)).status).toBe(403);
    const put = await alice.put(directory, "application/vnd.oma.xcap-directory+xml", answer.text);
    expect(put.status).toBe(405);
  });

  test("FLW-019 XDM-049 one folder", async () => {
    await stored();
    const path = selected(`${directory}/~~/xcap-directory/folder[@auid="resource-lists"]`);
    const answer = await alice.get(path);
    expect(answer.headers["content-type"]).toBe(ELEMENT_TYPE);
    expect(answer.text).toMatch(/^<folder auid="resource-lists"><entry [^>]+\/><\/folder>$/);
  });
});

test.describe("operators", () => {
  async function signedIn(): Promise<Readonly<Record<string, string>>> {
    const answer = await fetch(`${office.url}/api/v1/session`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Porchlight-CSRF": "1" },
      body: JSON.stringify({ username: "admin", password: adminPassword }),
    });
    expect(answer.status).toBe(200);
    return { Cookie: answer.headers.get("set-cookie")?.split(";")[0] ?? "" };
  }

  test("XDM-054 PRV-053 the console reads and writes for users, and all of it is in the audit log", async () => {
    const etag = await stored();
    const cookie = await signedIn();
    const read = await rawRequest(office.httpPort, "GET", U, cookie);
    expect([read.status, read.etag]).toEqual([200, etag]);
    const changed = DOCUMENT.replace("Bob", "Robert");
    const headers = { ...cookie, "Content-Type": LISTS_TYPE };
    expect((await rawRequest(office.httpPort, "PUT", U, headers, changed)).status).toBe(403);
    const own = { ...headers, "X-Porchlight-CSRF": "1" };
    expect((await rawRequest(office.httpPort, "PUT", U, own, changed)).status).toBe(200);
    expect((await alice.get(U)).text).toBe(changed);
    const audit = await fetch(`${office.url}/api/v1/audit?action=document`, { headers: cookie });
    const { items } = (await audit.json()) as { items: { action: string; actor: string; target: string }[] };
    expect(items.slice(0, 2)).toMatchObject([
      { action: "document.put", actor: "admin", target: "resource-lists/users/sip:alice@example.com/index" },
      { action: "document.read", actor: "admin", target: "resource-lists/users/sip:alice@example.com/index" },
    ]);
  });

  test("XDM-046 the index of services is for them", async () => {
    const answer = await rawRequest(
      office.httpPort,
      "GET",
      "/xcap-root/rls-services/global/index",
      await signedIn(),
    );
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe(SERVICES_TYPE);
  });

  test("XDM-055 when a user is deleted its documents are gone for good", async () => {
    const cookie = await signedIn();
    const own = { ...cookie, "X-Porchlight-CSRF": "1" };
    const create = () =>
      fetch(`${office.url}/api/v1/users`, {
        method: "POST",
        headers: { ...own, "Content-Type": "application/json" },
        body: JSON.stringify({ aor: "sip:erin@example.com", password: samplePassword }),
      });
    expect((await create()).status).toBe(201);
    const erin = new XcapUser(office.httpPort, "erin", samplePassword);
    const path = U.replace("alice", "erin");
    expect((await erin.put(path, LISTS_TYPE, DOCUMENT)).status).toBe(201);
    const gone = await fetch(`${office.url}/api/v1/users/sip:erin@example.com`, {
      method: "DELETE",
      headers: own,
    });
    expect(gone.status).toBe(204);
    expect((await rawRequest(office.httpPort, "GET", path, cookie)).status).toBe(404);
    expect((await create()).status).toBe(201);
    expect((await erin.get(path)).status).toBe(404);
  });
});

test("the sample office has its first documents", async () => {
  const carol = new XcapUser(office.httpPort, "carol", samplePassword);
  const lists = await carol.get(
    selected(
      '/xcap-root/resource-lists/users/sip:carol@example.com/index/~~/resource-lists/list[@name="oma_buddylist"]',
    ),
  );
  for (const user of ["alice", "bob", "dave", "frontdesk", "atrium"]) {
    expect(lists.text).toContain(`uri="sip:${user}@example.com"`);
  }
  expect(lists.text).not.toContain("sip:carol@");
  const dave = new XcapUser(office.httpPort, "dave", samplePassword);
  const rules = await dave.get(
    "/xcap-root/org.openmobilealliance.pres-rules/users/sip:dave@example.com/pres-rules",
  );
  expect(rules.text).toContain('id="wp_prs_unlisted"');
  // It keeps the rules that hold for everybody: put again it is taken.
  expect(
    (
      await dave.put(
        "/xcap-root/org.openmobilealliance.pres-rules/users/sip:dave@example.com/pres-rules",
        "application/auth-policy+xml",
        rules.text,
      )
    ).status,
  ).toBe(200);
});

test("RFC 4825 the well-known address leads to the root", async () => {
  const answer = await rawRequest(office.httpPort, "GET", "/.well-known/xcap", {});
  expect([answer.status, answer.headers.location]).toEqual([307, "/xcap-root/"]);
});
