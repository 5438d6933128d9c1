import { readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { Config } from "../config";
import { createLogger } from "../log/logger";
import { eventually } from "../testing/eventually";
import { freePort } from "../testing/free-port";
import { testConfig } from "../testing/test-config";
import { type RunningOffice, startOffice } from "./office-server";

const log = createLogger("silent");
const running: RunningOffice[] = [];

async function start(config: Config): Promise<RunningOffice> {
  const office = await startOffice(config, log);
  running.push(office);
  return office;
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((office) => office.stop()));
});

const readyz = async ({ facts }: RunningOffice): Promise<number> =>
  (await fetch(`http://127.0.0.1:${facts.managementPort}/readyz`)).status;

describe("first run", () => {
  test("SYS-006 creates the administrator and the sample office, and keeps the passwords for the owner alone", async () => {
    const config = testConfig();
    const { facts } = await start(config);
    expect(facts.firstRun?.operator.name).toBe("admin");
    expect(facts.firstRun?.accounts.map(({ name }) => name)).toEqual(
      ["alice", "bob", "carol", "dave", "frontdesk", "atrium"].map((user) => `sip:${user}@office.test`),
    );
    const file = join(config.dataDir, "first-run-passwords.txt");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toContain(facts.firstRun?.operator.password);
  });

  test("the second start creates nothing", async () => {
    const config = testConfig();
    const first = await start(config);
    await first.stop();
    const second = await start(config);
    expect(second.facts.firstRun).toBeUndefined();
    expect(await readyz(second)).toBe(200);
  });

  test("no sample office when it is switched off", async () => {
    const { facts } = await start(
      testConfig({ PORCHLIGHT_SAMPLE_OFFICE: "off", PORCHLIGHT_ADMIN_PASSWORD: "as-it-is-set" }),
    );
    expect(facts.firstRun).toMatchObject({
      operator: { password: "as-it-is-set", generated: false },
      accounts: [],
    });
  });
});

describe("running", () => {
  test("the API, the watcher and SIP share one origin", async () => {
    const { facts } = await start(testConfig());
    const origin = `http://127.0.0.1:${facts.httpPort}`;
    expect((await fetch(`${origin}/api/v1/openapi.json`)).status).toBe(200);
    expect((await fetch(`${origin}/api/v1/users`)).status).toBe(401);
    const socket = new WebSocket(`${origin.replace("http", "ws")}/sip`, "sip", { origin });
    await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
    const answer = new Promise<string>((resolve) => socket.once("message", (data) => resolve(String(data))));
    socket.send(
      [
        "OPTIONS sip:office.test SIP/2.0",
        "Via: SIP/2.0/WS x.invalid;branch=z9hG4bKo1",
        "From: <sip:alice@office.test>;tag=1",
        "To: <sip:office.test>",
        "Call-ID: o1",
        "CSeq: 1 OPTIONS",
        "Max-Forwards: 70",
        "",
        "",
      ].join("\r\n"),
    );
    expect(await answer).toMatch(/^SIP\/2\.0 200 /);
    socket.terminate();
  });
});

describe("stop", () => {
  test("closes WebSockets with 1001, lets the data directory go and answers nothing more", async () => {
    const config = testConfig();
    const office = await start(config);
    const { httpPort, managementPort } = office.facts;
    const socket = new WebSocket(`ws://127.0.0.1:${httpPort}/sip`, "sip");
    await new Promise((resolve) => socket.once("open", resolve));
    const closed = new Promise<number>((resolve) => socket.once("close", resolve));
    await office.stop();
    expect(await closed).toBe(1001);
    await expect(fetch(`http://127.0.0.1:${httpPort}/`)).rejects.toThrow();
    await expect(fetch(`http://127.0.0.1:${managementPort}/livez`)).rejects.toThrow();
    const again = await start(config);
    expect(await readyz(again)).toBe(200);
  });

  test("a peer that does not answer Close does not hold it up", async () => {
    const office = await start(testConfig());
    const socket = new WebSocket(`ws://127.0.0.1:${office.facts.httpPort}/sip`, "sip");
    await new Promise((resolve) => socket.once("open", resolve));
    socket.pause();
    await office.stop();
    socket.terminate();
  });
});

describe("what keeps it from starting is told in one sentence", () => {
  test.each(["HTTP", "SIP", "MANAGEMENT"])("the %s port is in use", async (name) => {
    const port = await freePort();
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(port, "127.0.0.1", resolve));
    const setting = `PORCHLIGHT_${name}_PORT`;
    const config = testConfig({ [setting]: String(port) });
    await expect(startOffice(config, log)).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use: stop the program that holds it, or set ${setting} to a free port.`,
    );
    await new Promise((resolve) => holder.close(resolve));
    const office = await start(config);
    expect(await readyz(office)).toBe(200);
  });

  test("another server works on the data directory", async () => {
    const config = testConfig();
    await start(config);
    await expect(startOffice(config, log)).rejects.toThrow(/Another server works on the data directory/);
  });

  test("the certificate cannot be read", async () => {
    const config = testConfig({
      PORCHLIGHT_TLS_CERT: "/nowhere/cert.pem",
      PORCHLIGHT_TLS_KEY: "/nowhere/key.pem",
    });
    await expect(startOffice(config, log)).rejects.toThrow(
      /cert\.pem cannot be read \(ENOENT\).*PORCHLIGHT_TLS_CERT/,
    );
  });

  test("the database cannot be written", async () => {
    const { dataDir } = testConfig();
    writeFileSync(join(dataDir, "file"), "");
    const config = testConfig({ PORCHLIGHT_STORE_URL: `file:${dataDir}/file/here.db` });
    await expect(startOffice(config, log)).rejects.toMatchObject({ name: "StartupError" });
  });
});

test("doctor of the running server finds it well", async () => {
  const config = testConfig();
  const office = await start(config);
  const { serverDoctor } = await import("../doctor/doctor");
  const { memoryStore } = await import("@porchlight/store");
  const findings = await serverDoctor(config, memoryStore(), { owners: [] }, () => office.facts)();
  expect(findings.filter(({ status }) => status === "fail")).toEqual([]);
  await eventually("its own WebSocket has gone", () => true);
});

describe("SYS-001 modules", () => {
  const statusOf = async (office: RunningOffice, path: string): Promise<number> =>
    (await fetch(`http://127.0.0.1:${office.facts.httpPort}${path}`)).status;
  const document = "/xcap-root/resource-lists/users/sip:alice@office.test/index";
  const object = "/content/sip:alice@office.test/picture";

  test("one process hosts them all: documents and objects ask who it is", async () => {
    const office = await start(testConfig());
    expect([await statusOf(office, document), await statusOf(office, object)]).toEqual([401, 401]);
  });

  test("and each can be switched off: then there is nothing", async () => {
    const office = await start(
      testConfig({ PORCHLIGHT_MODULES_XCAP: "off", PORCHLIGHT_MODULES_CONTENT: "off" }),
    );
    expect([await statusOf(office, document), await statusOf(office, object)]).toEqual([404, 404]);
  });
});
