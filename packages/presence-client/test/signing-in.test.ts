import { expect, test } from "vitest";
import { memoryStorage } from "../src/index";
import type { Script } from "./office";
import { clientOf, connected, heard, openOffice } from "./story";

test("alice connects, registers her instance as flow 1, and is told the round trip", async () => {
  const office = await openOffice();
  const client = clientOf(office);
  const measured = heard(client, "roundTrip");
  expect(await client.connect()).toEqual({ ok: true, value: undefined });
  expect(client.state.kind).toBe("connected");
  const register = await office.request("REGISTER");
  expect(register.uri).toBe("sip:office.test");
  expect(register.header("contact")).toContain(`;reg-id=1;+sip.instance="<urn:uuid:${client.instanceId}>"`);
  expect(await measured).toBeGreaterThanOrEqual(0);
});

const grants =
  (gruu: string): Script =>
  (request) => ({
    status: 200,
    headers: [`Contact: ${request.header("contact")};pub-gruu="${gruu}";expires=600`, "Expires: 600"],
  });

test("COR-036 a public GRUU is asked for, and the Contact of every subscription when it is given", async () => {
  const office = await openOffice();
  const gruu = "sip:alice@office.test;gr=urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
  office.scripts.REGISTER = grants(gruu);
  const client = await connected(office);
  await heard(client.watch("bob@office.test"), "state");
  const [register] = office.of("REGISTER");
  expect(register?.headers("supported").join()).toContain("gruu");
  expect(register?.header("contact")).toContain(".invalid");
  expect(office.of("SUBSCRIBE")[0]?.header("contact")).toBe(
    `<${gruu}>;+sip.instance="<urn:uuid:${client.instanceId}>"`,
  );
});

test.each([
  "sip:mallory@elsewhere.test;gr=x",
  "sip:alice@office.test",
  "sip:alice@office.test;gr=a>;x=<b",
  "",
])("COR-036 what is no GRUU of ours is none: %j", async (gruu) => {
  const office = await openOffice();
  office.scripts.REGISTER = grants(gruu);
  const client = await connected(office);
  await heard(client.watch("bob@office.test"), "state");
  expect(office.of("SUBSCRIBE")[0]?.header("contact")).toMatch(/^<sip:[0-9a-z]+@[0-9a-z]+\.invalid;/);
});

test("the instance id is the same after a reload", async () => {
  const office = await openOffice();
  const storage = memoryStorage();
  expect(clientOf(office, { storage }).instanceId).toBe(clientOf(office, { storage }).instanceId);
  expect(clientOf(office).instanceId).not.toBe(clientOf(office).instanceId);
});

test.each([[["MD5"]], [["SHA-256"]], [["SHA-256", "MD5"]], [["SHA-512-256", "SHA-256"]]])(
  "RFC 8760 alice signs in where %j are offered",
  async (algorithms) => {
    const office = await openOffice();
    office.digest.algorithms = algorithms;
    await connected(office);
    const supported = algorithms.find((name) => name !== "SHA-512-256");
    expect((await office.request("REGISTER")).header("authorization")).toContain(`algorithm=${supported}`);
  },
);

test("one challenge is enough: later requests carry credentials with a rising nonce-count", async () => {
  const office = await openOffice();
  const client = await connected(office);
  await client.source.publish({ basic: "open" });
  await client.source.publish({ basic: "closed" });
  expect(office.digest.challenges).toBe(1);
  const counts = office.requests.map((request) => /nc=(\w+)/.exec(request.header("authorization"))?.[1]);
  expect(counts).toEqual(["00000001", "00000002", "00000003"]);
});

test("an aged nonce costs one more round trip and nothing else", async () => {
  const office = await openOffice();
  const client = await connected(office);
  office.digest.ageNonces();
  expect(await client.source.publish({ basic: "open" })).toMatchObject({ ok: true });
  expect(office.digest.challenges).toBe(2);
});

test("a wrong password is tried once and then said", async () => {
  const office = await openOffice();
  const client = clientOf(office, { password: "guess" });
  expect(await client.connect()).toEqual({ ok: false, error: { kind: "wrong-credentials" } });
  expect(client.state).toEqual({ kind: "disconnected", reason: { kind: "wrong-credentials" } });
  expect(office.digest.challenges).toBe(2);
});

test("a challenge for another realm is not answered with the password", async () => {
  const office = await openOffice();
  office.digest.realm = "elsewhere.test";
  expect(await clientOf(office).connect()).toMatchObject({ ok: false, error: { kind: "wrong-credentials" } });
  expect(office.digest.challenges).toBe(1);
});

test("a refused registration is told with its code", async () => {
  const office = await openOffice();
  office.next("REGISTER", () => ({ status: 403 }));
  const result = await clientOf(office).connect();
  expect(result).toMatchObject({ ok: false, error: { kind: "refused", statusCode: 403 } });
});

test("a registrar that wants a longer life gets it", async () => {
  const office = await openOffice();
  office.next("REGISTER", () => ({ status: 423, headers: ["Min-Expires: 1800"] }));
  await connected(office);
  expect((await office.request("REGISTER", 2)).header("expires")).toBe("1800");
});

test("a registration is refreshed at half of its life, under the same Call-ID", async () => {
  const office = await openOffice();
  office.next("REGISTER", (request) => ({
    status: 200,
    headers: ["Expires: 1", `Contact: ${request.header("contact").replace(/expires=\d+/, "expires=1")}`],
  }));
  await connected(office);
  const refresh = await office.request("REGISTER", 2);
  expect(refresh.header("call-id")).toBe(office.of("REGISTER")[0]?.header("call-id"));
});

test("signing out unpublishes, unsubscribes and unregisters", async () => {
  const office = await openOffice();
  const client = await connected(office);
  const watcher = client.watch("bob@office.test");
  await heard(watcher, "state");
  await client.source.publish({ basic: "open" });
  await client.disconnect();
  expect(client.state).toEqual({ kind: "disconnected", reason: { kind: "signed-out" } });
  for (const method of ["PUBLISH", "SUBSCRIBE", "REGISTER"]) {
    expect(office.of(method).at(-1)?.header("expires")).toBe("0");
  }
  expect(office.published.size).toBe(0);
});

test("options that cannot work are refused at once", async () => {
  const office = await openOffice();
  expect(() => clientOf(office, { aor: "not an address" })).toThrow(TypeError);
  expect(() => clientOf(office, { server: "http://office.test" })).toThrow(TypeError);
});
