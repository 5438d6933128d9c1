import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { webSocketLink } from "./support/link";
import { Office, samplePassword } from "./support/office";
import { type OperatorApi, operatorApi } from "./support/operator-api";
import { Phone } from "./support/phone";
import { statusOf } from "./support/sip-message";
import { XcapUser } from "./support/xcap";

const LISTS = "application/resource-lists+xml";
const SELECTOR = "resource-lists/users/sip:alice@office.test/index";
const PATH = `/xcap-root/${SELECTOR}`;
const command = join(import.meta.dirname, "../apps/server/dist/main.js");

const lists = (...names: readonly string[]): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists">${names
    .map((name) => `<list name="${name}"/>`)
    .join("\n")}</resource-lists>`;

let office: Office;
let alice: XcapUser;

test.beforeAll(async () => {
  office = await Office.open({ PORCHLIGHT_CONSOLE: "off", PORCHLIGHT_XCAP_NOTIFY_INTERVAL_MS: "0" });
  alice = new XcapUser(office.httpPort, "alice", samplePassword);
});
test.afterAll(() => office.close());

const put = async (text: string): Promise<string> => {
  const answer = await alice.put(PATH, LISTS, text);
  expect([200, 201]).toContain(answer.status);
  return answer.etag.replaceAll('"', "");
};

interface Written {
  readonly version: number;
  readonly etag: string;
}

/** The document in the admin API. */
const api: OperatorApi = (method, path, body) =>
  operatorApi(office)(method, `/documents/${encodeURIComponent(SELECTOR)}${path}`, body);

const restore = async (version: number): Promise<Written> => {
  const answer = await api("POST", `/versions/${version}/restore`, {});
  expect(answer.status).toBe(200);
  return (await answer.json()) as Written;
};

async function newestVersion(): Promise<number> {
  const { items } = (await (await api("GET", "/versions?limit=1")).json()) as {
    readonly items: readonly { readonly version: number }[];
  };
  return items[0]?.version ?? 0;
}

async function porchlight(...args: readonly string[]) {
  const child = spawn(process.execPath, [command, ...args], { env: office.environment });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => {
    stdout += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString("utf8");
  });
  const [status] = (await once(child, "close")) as [number];
  return { status, stdout, stderr };
}

test("XDM-075 XDM-088 who subscribed is told of what an operator restores, as of any other write", async () => {
  const before = await put(lists("kept"));
  const first = await newestVersion();
  const link = await webSocketLink(`ws://127.0.0.1:${office.httpPort}/sip`);
  const phone = new Phone(link, "alice", samplePassword);
  const subscribed = await phone.request("SUBSCRIBE", {
    cseq: 1,
    callId: randomBytes(8).toString("hex"),
    headers: ["Event: xcap-diff;diff-processing=aggregate"],
    body: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list><entry uri="${SELECTOR}"/></list></resource-lists>`,
    contentType: LISTS,
  });
  expect(statusOf(subscribed)).toBe(200);
  const lost = await put(lists("kept", "by mistake"));
  await phone.untilNotified(({ text }) => text.includes(`new-etag="${lost}"`));
  const { etag } = await restore(first);
  expect([before, lost]).not.toContain(etag);
  const told = await phone.untilNotified(({ text }) => text.includes(`new-etag="${etag}"`));
  expect(told.text).toContain(`previous-etag="${lost}"`);
  expect(told.text).toContain("remove sel=");
  const now = await alice.get(PATH);
  expect([now.text, now.etag]).toEqual([lists("kept"), `"${etag}"`]);
  link.close();
});

test("the command line does the same, with a running server and on the store itself", async () => {
  test.slow();
  await put(lists("one"));
  const version = String(await newestVersion());
  await put(lists("one", "two"));
  const difference = await porchlight("document", "diff", SELECTOR);
  expect(difference).toMatchObject({ status: 0, stderr: "" });
  expect(difference.stdout).toContain('+<list name="two"/></resource-lists>');
  expect(await porchlight("document", "restore", SELECTOR, version)).toMatchObject({
    status: 0,
  });
  expect((await alice.get(PATH)).text).toBe(lists("one"));
  await alice.delete(PATH);
  await office.kill("SIGTERM");
  expect(await porchlight("document", "show", SELECTOR)).toMatchObject({ status: 1, stdout: "" });
  const restored = await porchlight("document", "restore", SELECTOR, version, "--new", "--json");
  expect(restored).toMatchObject({ status: 0, stderr: "" });
  const refused = await porchlight("document", "restore", SELECTOR, version, "--new");
  expect(refused).toMatchObject({ status: 1, stdout: "" });
  expect(refused.stderr).toContain("The document is another one by now");
  await office.start();
  const now = await alice.get(PATH);
  expect(now.text).toBe(lists("one"));
  expect(now.etag).toBe(`"${(JSON.parse(restored.stdout) as Written).etag}"`);
});

test("XDM-031 operators and clients that write at once take turns: every write is a version, none is lost", async () => {
  await put(lists("start"));
  const start = await newestVersion();
  const list = (name: string): Promise<{ readonly status: number }> =>
    alice.put(
      `${PATH}/~~/resource-lists/list%5B@name=%22${name}%22%5D`,
      "application/xcap-el+xml",
      `<list name="${name}"/>`,
    );
  const operator = (name: string): Promise<Response> => api("PUT", "", { text: lists("start", name) });
  const writes = await Promise.all(
    Array.from({ length: 12 }, (_, index) => (index % 3 === 0 ? operator(`o${index}`) : list(`c${index}`))),
  );
  expect(writes.every(({ status }) => status === 200 || status === 201)).toBe(true);
  expect(await newestVersion()).toBe(start + 12);
});

test("XDM-028 after kill -9 what was answered is there: the restored text, its entity-tag and the whole history", async () => {
  await put(lists("first"));
  const first = await newestVersion();
  await put(lists("second"));
  const { etag, version } = await restore(first);
  await office.restart();
  const now = await alice.get(PATH);
  expect([now.text, now.etag]).toEqual([lists("first"), `"${etag}"`]);
  expect(await newestVersion()).toBe(version);
  const changes = (await (await api("GET", `/versions/${version}/changes`)).json()) as {
    readonly diff: string;
  };
  expect(changes.diff).toContain(
    '-<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="second"/>',
  );
});
