import type { SipRequest } from "@porchlight/sip-message";
import { pidf } from "@porchlight/testkit";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../testing/eventually";
import { FederatedOffice, samplePassword } from "../testing/federated-office";
import { freePort } from "../testing/free-port";
import type { SipParty } from "../testing/sip-party";
import { TestAuthority } from "../testing/test-authority";

const ALICE = "sip:alice@office.test";
const decoder = new TextDecoder();

let office: FederatedOffice;
let branch: FederatedOffice;
let shy: FederatedOffice;

beforeAll(async () => {
  const authority = await TestAuthority.create();
  const [one, two, three, nobody] = [await freePort(), await freePort(), await freePort(), await freePort()];
  const atOffice = `tls:127.0.0.1:${one}`;
  office = await FederatedOffice.open(authority, "office.test", one, [
    `branch.test trusted tls:127.0.0.1:${nobody} tls:127.0.0.1:${two}`,
    `shy.test untrusted tls:127.0.0.1:${three}`,
  ]);
  branch = await FederatedOffice.open(authority, "branch.test", two, [`office.test trusted ${atOffice}`]);
  shy = await FederatedOffice.open(authority, "shy.test", three, [
    `office.test untrusted ${atOffice} unidentified`,
  ]);
});

afterAll(() => Promise.all([office.stop(), branch.stop(), shy.stop()]));

const textOf = ({ body }: SipRequest): string => decoder.decode(body);

async function register(at: FederatedOffice, aor: string): Promise<SipParty> {
  const phone = await at.party();
  const wish = { from: aor, to: aor, password: samplePassword, headers: ["Expires: 600"] };
  const domain = aor.slice(aor.indexOf("@") + 1);
  expect((await phone.request("REGISTER", `sip:${domain}`, wish)).status).toBe(200);
  return phone;
}

const publish = async (at: FederatedOffice, aor: string, note: string, headers: readonly string[] = []) => {
  const published = await (await at.party()).request("PUBLISH", aor, {
    from: aor,
    password: samplePassword,
    headers: ["Event: presence", "Content-Type: application/pidf+xml", ...headers],
    body: pidf({ entity: aor, note }),
  });
  expect(published.status).toBe(200);
  return published.headers.first("sip-etag") ?? "";
};

const watchAs = (watcher: SipParty, aor: string, headers: readonly string[] = []) =>
  watcher.request("SUBSCRIBE", aor, {
    from: ALICE,
    password: samplePassword,
    headers: ["Event: presence", "Expires: 600", ...headers],
  });

const hears = (watcher: SipParty, note: string) =>
  eventually(`the watcher hears of "${note}"`, () =>
    watcher.requests.some((request) => request.method === "NOTIFY" && textOf(request).includes(note)),
  );

test("COR-021 COR-070 a message passes from phone to phone, by the second server where the first is away", async () => {
  const bob = await register(branch, "sip:bob@branch.test");
  const sent = await (await office.party()).request("MESSAGE", "sip:bob@branch.test", {
    from: ALICE,
    password: samplePassword,
    headers: ["Content-Type: text/plain"],
    body: "hello over there",
  });
  expect(sent.status).toBe(200);
  const heard = await bob.heard("MESSAGE");
  expect(textOf(heard)).toBe("hello over there");
  expect(heard.headers.first("p-asserted-identity")).toContain(ALICE);
  const { rests, troubles } = await office.peer("branch.test");
  expect([rests.length, troubles.length]).toEqual([1, 1]);
});

test("COR-070 a subscription to another domain outlives a restart of either server", async () => {
  const carol = "sip:carol@branch.test";
  let tag = await publish(branch, carol, "before");
  const watcher = await office.party();
  expect((await watchAs(watcher, carol)).status).toBe(200);
  await hears(watcher, "before");
  await branch.restart();
  tag = await publish(branch, carol, "after theirs", [`SIP-If-Match: ${tag}`]);
  await hears(watcher, "after theirs");
  await office.restart();
  await publish(branch, carol, "after ours", [`SIP-If-Match: ${tag}`]);
  await hears(watcher, "after ours");
});

test("COR-071 a domain that does not trust us serves our users as anonymous ones", async () => {
  const desk = "sip:frontdesk@shy.test";
  await publish(shy, desk, "at the desk");
  const watcher = await office.party();
  expect((await watchAs(watcher, desk)).status).toBe(200);
  const { items } = await shy.admin.listSubscriptions({});
  expect(items).toMatchObject([{ watcher: "sip:anonymous@anonymous.invalid", presentity: desk }]);
});

test("COR-071 whoever asks not to be named is not named to a domain that is not trusted", async () => {
  const bob = await register(shy, "sip:bob@shy.test");
  const send = async (headers: readonly string[]) => {
    const wish = { from: ALICE, password: samplePassword, headers, body: "x" };
    return (await office.party()).request("MESSAGE", "sip:bob@shy.test", wish);
  };
  expect((await send(["Content-Type: text/plain", "Privacy: id"])).status).toBe(200);
  expect((await bob.heard("MESSAGE")).headers.has("p-asserted-identity")).toBe(false);
});
