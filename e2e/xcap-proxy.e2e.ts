import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { expect, test } from "@playwright/test";
import { adminPassword, Office, samplePassword } from "./support/office";
import { rawRequest, selected, XcapUser } from "./support/xcap";
import { DOCUMENT, ELEMENT_TYPE, HOME, LISTS_TYPE, SERVICES_TYPE, U } from "./support/xcap-vectors";

const secret = "shared between the servers";
const domain = { PORCHLIGHT_DOMAIN: "example.com" };

/** An XCAP server of somebody else, that writes down what it is asked and answers what the test says. */
class Recorder {
  readonly asked: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders }[] =
    [];
  answer: { readonly status: number; readonly body?: string } = { status: 200, body: "<x/>" };
  readonly #server: Server = createServer(({ method = "", url = "", headers }, response) => {
    this.asked.push({ method, url, headers });
    response.writeHead(this.answer.status, { ETag: '"r1"', "Content-Type": "application/x+xml" });
    response.end(this.answer.body);
  });

  async open(): Promise<number> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    const address = this.#server.address();
    return typeof address === "object" ? (address?.port ?? 0) : 0;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

let shared: Office;
let proxy: Office;
let recorder: Recorder;
let alice: XcapUser;

test.beforeAll(async () => {
  recorder = new Recorder();
  const recorderPort = await recorder.open();
  shared = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    ...domain,
    PORCHLIGHT_XCAP_SECRET: secret,
    PORCHLIGHT_XCAP_AGGREGATION_PROXIES: "127.0.0.0/8",
  });
  proxy = await Office.open({
    PORCHLIGHT_CONSOLE: "off",
    ...domain,
    PORCHLIGHT_XCAP_SECRET: secret,
    PORCHLIGHT_XCAP_BACKENDS: [
      `resource-lists=${shared.url}/xcap-root`,
      `rls-services=${shared.url}/xcap-root/`,
      `org.example.recorded=http://127.0.0.1:${recorderPort}/their/root`,
    ].join(","),
  });
  alice = new XcapUser(proxy.httpPort, "alice", samplePassword);
});
test.afterAll(async () => {
  await proxy.close();
  await shared.close();
  recorder.close();
});

test("XDM-069 one root: documents of a usage are kept by another server, and the client cannot tell", async () => {
  const put = await alice.put(U, LISTS_TYPE, DOCUMENT);
  expect([200, 201]).toContain(put.status);
  const read = await alice.get(U);
  expect([read.status, read.text, read.etag]).toEqual([200, DOCUMENT, put.etag]);
  expect(read.headers["content-type"]).toBe(LISTS_TYPE);
  const there = await new XcapUser(shared.httpPort, "alice", samplePassword).get(U);
  expect([there.text, there.etag]).toEqual([DOCUMENT, put.etag]);
  const element = await alice.get(selected(`${U}/~~/resource-lists/list[@name="work"]/entry[1]`));
  expect([element.headers["content-type"], element.text]).toEqual([
    ELEMENT_TYPE,
    '<entry uri="sip:dave@example.com"/>',
  ]);
  expect((await alice.get(U, { "If-None-Match": put.etag })).status).toBe(304);
  expect((await alice.put(U, LISTS_TYPE, DOCUMENT, { "If-Match": '"old"' })).status).toBe(412);
});

test("XDM-069 addresses in its answers are those of the one root", async () => {
  const root = `${proxy.url}/xcap-root`;
  await alice.put(U, LISTS_TYPE, DOCUMENT);
  const created = await alice.put(`${HOME}/new`, LISTS_TYPE, DOCUMENT);
  expect(created.headers.location).toBe(`${root}/resource-lists/users/sip:alice@example.com/new`);
  expect((await alice.delete(`${HOME}/new`)).status).toBe(200);
  const refused = await alice.put(
    selected(`${U}/~~/resource-lists/list[@name="none"]/entry[1]`),
    ELEMENT_TYPE,
    '<entry uri="sip:x@example.com"/>',
  );
  expect(refused.text).toContain(
    `<ancestor>${root}/resource-lists/users/sip:alice@example.com/index/~~/resource-lists</ancestor>`,
  );
});

test("FLW-018 XDM-062 the other server gets the identity and no credentials; what a client asserts is dropped", async () => {
  const path = selected(
    '/xcap-root/org.example.recorded/users/sip:alice@example.com/a%20b/~~/x/y[@z="1/2"]?xmlns(a=b)',
  );
  recorder.answer = { status: 200, body: "<x/>" };
  const answer = await alice.get(path, {
    "X-XCAP-Asserted-Identity": '"sip:bob@example.com"',
    "X-3GPP-Asserted-Identity": '"sip:bob@example.com"',
    "X-Porchlight-Asserted-Operator": "admin",
    "X-3GPP-Intended-Identity": '"sip:alice@example.com"',
    Cookie: "a=b",
  });
  expect([answer.status, answer.text, answer.etag]).toEqual([200, "<x/>", '"r1"']);
  const asked = recorder.asked.at(-1);
  expect(asked?.url).toBe(path.replace("/xcap-root", "/their/root"));
  expect(asked?.headers).toMatchObject({
    "x-xcap-asserted-identity": '"sip:alice@example.com"',
    "x-3gpp-asserted-identity": '"sip:alice@example.com"',
    "user-agent": "XDM-client/OMA1.1",
  });
  for (const name of ["authorization", "cookie", "x-porchlight-asserted-operator"]) {
    expect(asked?.headers).not.toHaveProperty(name);
  }
});

test("XDM-069 nothing is passed on for who is not known", async () => {
  const before = recorder.asked.length;
  const path = "/xcap-root/org.example.recorded/users/sip:alice@example.com/index";
  const spoofed = {
    "X-XCAP-Asserted-Identity": '"sip:alice@example.com"',
    "X-Porchlight-Proxy-Secret": "wrong",
  };
  expect((await rawRequest(proxy.httpPort, "GET", path, spoofed)).status).toBe(401);
  expect(recorder.asked).toHaveLength(before);
});

test("XDM-062 the other server believes the proxy alone", async () => {
  const asserted = { "X-XCAP-Asserted-Identity": '"sip:alice@example.com"' };
  const ask = async (headers: Readonly<Record<string, string>>): Promise<number> =>
    (await rawRequest(shared.httpPort, "GET", U, headers)).status;
  await alice.put(U, LISTS_TYPE, DOCUMENT);
  expect(await ask(asserted)).toBe(401);
  expect(await ask({ ...asserted, "X-Porchlight-Proxy-Secret": "guessed" })).toBe(401);
  const proven = { "X-Porchlight-Proxy-Secret": secret };
  expect(await ask({ ...asserted, ...proven })).toBe(200);
  expect(await ask({ "X-XCAP-Asserted-Identity": '"sip:bob@example.com"', ...proven })).toBe(403);
  expect(await ask({ "X-XCAP-Asserted-Identity": '"sip:nobody@example.com"', ...proven })).toBe(403);
  expect(await ask(proven)).toBe(401);
});

test("XDM-067 whom a proxy of ours has authenticated in its own way, as by GAA, is believed to be who it says", async () => {
  const asserted = { "X-3GPP-Asserted-Identity": '"sip:alice@example.com", "tel:+15550100"' };
  const proven = { "X-Porchlight-Proxy-Secret": secret };
  const path = `${HOME}/by-gaa`;
  const put = await rawRequest(
    shared.httpPort,
    "PUT",
    path,
    { ...asserted, ...proven, "Content-Type": LISTS_TYPE },
    DOCUMENT,
  );
  expect(put.status).toBe(201);
  const read = await rawRequest(shared.httpPort, "GET", path, { ...asserted, ...proven });
  expect([read.status, read.text]).toEqual([200, DOCUMENT]);
  const intended = { "X-3GPP-Intended-Identity": '"sip:bob@example.com"' };
  const asBob = await rawRequest(shared.httpPort, "GET", path, { ...asserted, ...proven, ...intended });
  expect(asBob.status).toBe(403);
  const unproven = await rawRequest(shared.httpPort, "GET", path, asserted);
  expect([unproven.status, unproven.headers["www-authenticate"]]).toEqual([
    401,
    expect.stringContaining("Digest"),
  ]);
});

test("XDM-069 a fault of the other server is 502, an unknown usage 404", async () => {
  const path = "/xcap-root/org.example.recorded/users/sip:alice@example.com/index";
  for (const status of [500, 401]) {
    recorder.answer = { status, body: "stack trace at secret.ts:1" };
    const answer = await alice.get(path);
    expect(answer.status).toBe(502);
    expect(answer.text).not.toContain("secret");
  }
  recorder.answer = { status: 404 };
  expect((await alice.get(path)).status).toBe(404);
  expect((await alice.get(path.replace("recorded", "unknown"))).status).toBe(404);
});

test("XDM-069 service URIs and their index are the other server's too", async () => {
  const path = "/xcap-root/rls-services/users/sip:alice@example.com/index";
  const document = `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="sip:team@example.com"><resource-list>${proxy.url}/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists/list%5B1%5D</resource-list></service></rls-services>`;
  expect((await alice.put(path, SERVICES_TYPE, document)).status).toBe(201);
  expect((await alice.get("/xcap-root/rls-services/global/index")).status).toBe(403);
  expect((await alice.delete(path)).status).toBe(200);
});

test("XDM-054 an operator of the proxy reads there too, and it is audited here", async () => {
  const signIn = await fetch(`${proxy.url}/api/v1/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Porchlight-CSRF": "1" },
    body: JSON.stringify({ username: "admin", password: adminPassword }),
  });
  const cookie = { Cookie: signIn.headers.get("set-cookie")?.split(";")[0] ?? "" };
  await alice.put(U, LISTS_TYPE, DOCUMENT);
  expect((await rawRequest(proxy.httpPort, "GET", U, cookie)).text).toBe(DOCUMENT);
  const audit = await fetch(`${proxy.url}/api/v1/audit?action=document`, { headers: cookie });
  expect(await audit.json()).toMatchObject({
    items: [
      { action: "document.read", actor: "admin", target: "resource-lists/users/sip:alice@example.com/index" },
    ],
  });
});

test.describe("F16 the directory over all servers", () => {
  const directory =
    "/xcap-root/org.openmobilealliance.xcap-directory/users/sip:alice@example.com/directory.xml";
  const folder = (auid: string): string => selected(`${directory}/~~/xcap-directory/folder[@auid="${auid}"]`);

  test("FLW-019 XDM-049 folders of every server, with the one root and entity-tags", async () => {
    const { etag } = await alice.put(U, LISTS_TYPE, DOCUMENT);
    recorder.answer = {
      status: 200,
      body: '<d:xcap-directory xmlns:d="urn:oma:xml:xdm:xcap-directory"><d:folder auid="org.example.recorded"><d:entry uri="/org.example.recorded/users/sip:alice@example.com/index" etag="&quot;r1&quot;"/></d:folder><d:folder auid="pidf-manipulation"><d:entry uri="http://elsewhere.test/x" etag="x"/></d:folder></d:xcap-directory>',
    };
    const { status, text } = await alice.get(directory);
    expect(status).toBe(200);
    expect(text.match(/auid="resource-lists"/g)).toHaveLength(1);
    expect(text).toContain(`uri="${proxy.url}/xcap-root/resource-lists/users/sip:alice@example.com/index"`);
    expect(text).toContain(etag.replaceAll('"', ""));
    expect(text).toContain(
      `uri="${proxy.url}/xcap-root/org.example.recorded/users/sip:alice@example.com/index"`,
    );
    expect(text).not.toContain("elsewhere.test");
    expect(recorder.asked.at(-1)?.url).toBe(directory.replace("/xcap-root", "/their/root"));
    const own = await alice.get(folder("resource-lists"));
    expect(own.headers["content-type"]).toBe(ELEMENT_TYPE);
    expect(own.text).toContain(`${proxy.url}/xcap-root/resource-lists/users/sip:alice@example.com/index`);
  });

  test("what cannot be read as a directory is an error code, not a fault", async () => {
    for (const body of ["<", "<html/>", "<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>", ""]) {
      recorder.answer = { status: 200, body };
      const { status, text } = await alice.get(folder("org.example.recorded"));
      expect(status).toBe(200);
      expect(text).toMatch(/error-code>(?:502|404)</);
    }
  });

  test("the servers are not asked for who may not read it", async () => {
    const before = recorder.asked.length;
    const bob = new XcapUser(proxy.httpPort, "bob", samplePassword);
    expect((await bob.get(directory)).status).toBe(403);
    expect(recorder.asked).toHaveLength(before);
  });

  test("FLW-019 XDM-068 a server that is down leaves an error code; the other folders are whole", async () => {
    await shared.kill("SIGKILL");
    try {
      recorder.answer = {
        status: 200,
        body: '<xcap-directory xmlns="urn:oma:xml:xdm:xcap-directory"><folder auid="org.example.recorded"/></xcap-directory>',
      };
      const { status, text } = await alice.get(directory);
      expect(status).toBe(200);
      expect(text).toMatch(/<folder auid="resource-lists"><error-code>503<\/error-code><\/folder>/);
      expect(text).toMatch(/<folder auid="rls-services"><error-code>503<\/error-code><\/folder>/);
      expect(text).toMatch(/<folder auid="org\.example\.recorded"\/>/);
      expect(text).toContain('<folder auid="pidf-manipulation"/>');
      const answer = await alice.get(U);
      expect(answer.status).toBe(503);
      expect(answer.headers["retry-after"]).toBeDefined();
    } finally {
      await shared.start();
    }
    expect((await alice.get(U)).status).toBe(200);
  });
});
