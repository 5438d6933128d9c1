import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerChallenge } from "@porchlight/sip-auth";
import { describe, expect, test, vi } from "vitest";
import { nodeHasher } from "../runtime/node-hasher";
import { freePort } from "../testing/free-port";
import { buildProgram } from "./testing/built-program";
import { PorchlightProcess } from "./testing/porchlight-process";

/** Real processes, on a machine that has other things to do. */
vi.setConfig({ testTimeout: 120_000 });
buildProgram();

const PASSWORD = "lamp-in-the-window";
const LISTS = "/xcap-root/resource-lists/users/sip:alice@office.test/";
const list = (name: string): string =>
  `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="${name}"/></resource-lists>`;

const folder = mkdtempSync(join(tmpdir(), "porchlight-office-"));
const first = join(folder, "first.jsonl");
const linesOf = (file: string): readonly string[] => readFileSync(file, "utf8").split("\n");
const dataDir = (name: string): string => join(folder, name);

const run = async (dir: string, ...args: readonly string[]) => {
  const command = new PorchlightProcess(args, { PORCHLIGHT_DATA_DIR: dataDir(dir) });
  const { status } = await command.ended;
  return { status, stdout: command.stdout, stderr: command.stderr };
};

/** A server with its own port, and the sample office where its data directory is new. */
class Office {
  readonly process: PorchlightProcess;

  private constructor(
    readonly origin: string,
    dir: string,
    port: number,
  ) {
    this.process = new PorchlightProcess(["start"], {
      PORCHLIGHT_DATA_DIR: dataDir(dir),
      PORCHLIGHT_HTTP_PORT: String(port),
      PORCHLIGHT_SAMPLE_OFFICE: "on",
      ...(dir === "here" ? { PORCHLIGHT_SAMPLE_PASSWORD: PASSWORD } : {}),
    });
  }

  static async start(dir: string): Promise<Office> {
    const port = await freePort();
    const office = new Office(`http://127.0.0.1:${port}`, dir, port);
    await office.process.until("it is ready", ({ stderr }) => stderr.includes("Stop with Ctrl+C."));
    return office;
  }

  /** As alice, with her password. */
  async ask(method: string, path: string, body?: string): Promise<Response> {
    const url = `${this.origin}${path}`;
    const challenges = (await fetch(url)).headers.get("www-authenticate")?.split(/, (?=Digest )/) ?? [];
    const cnonce = createHash("md5").update(path).digest("hex");
    const login = { username: "alice", password: PASSWORD, method, uri: path, nc: 1, cnonce };
    const authorization = answerChallenge(nodeHasher, challenges, login);
    if (authorization === undefined) throw new Error("no challenge could be answered");
    const headers = { authorization, "content-type": "application/resource-lists+xml" };
    return fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
  }

  async stop(): Promise<void> {
    this.process.child.kill("SIGTERM");
    await this.process.ended;
  }
}

let entityTag: string | null;

/** Each goes on from what the one before it wrote. */
describe("an office as a file", () => {
  test("is written beside a server at work", async () => {
    const office = await Office.start("here");
    for (const name of ["one", "two"]) await office.ask("PUT", `${LISTS}index`, list(name));
    await office.ask("PUT", `${LISTS}gone`, list("gone"));
    await office.ask("DELETE", `${LISTS}gone`);
    entityTag = (await office.ask("GET", `${LISTS}index`)).headers.get("etag");
    const exported = await run("here", "export", first);
    expect(exported).toMatchObject({ status: 0, stdout: expect.stringContaining("It holds secrets") });
    await office.stop();
  });

  test("is its owner's alone, and names each of its tables as often as its end says", () => {
    expect((statSync(first).mode & 0o777).toString(8)).toBe("600");
    const [head = "", ...rows] = linesOf(first).filter((line) => line !== "");
    expect(JSON.parse(head)).toMatchObject({ porchlight: "office", version: 1, domains: ["office.test"] });
    const { end } = JSON.parse(rows.at(-1) ?? "");
    expect(end).toMatchObject({ operator: 1, account: 6 });
    for (const [table, count] of Object.entries(end))
      expect(rows.filter((row) => row.startsWith(`{"${table}":`))).toHaveLength(Number(count));
  });

  test("comes to the same in an empty place, where phones sign in as before", async () => {
    expect(await run("there", "import", first, "--json")).toMatchObject({ status: 0 });
    const again = join(folder, "again.jsonl");
    expect(await run("there", "export", again)).toMatchObject({ status: 0 });
    expect(linesOf(again).slice(1)).toEqual(linesOf(first).slice(1));

    const office = await Office.start("there");
    const answer = await office.ask("GET", `${LISTS}index`);
    expect([answer.status, answer.headers.get("etag"), await answer.text()]).toEqual([
      200,
      entityTag,
      list("two"),
    ]);
    expect((await office.ask("GET", `${LISTS}gone`)).status).toBe(404);
    const refused = await run("there", "import", first, "--replace");
    expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining("A server works on") });
    await office.stop();
  });
});
