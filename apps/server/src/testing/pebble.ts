import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { get } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DnsServer } from "../routing/testing/dns-server";
import { eventually } from "./eventually";
import { freePort } from "./free-port";
import type { TestAuthority } from "./test-authority";

/** Pebble, the ACME server of the Let's Encrypt project for tests (Debian package `pebble`). */
export const hasPebble = spawnSync("pebble", ["-h"]).error === undefined;

export interface Pebble {
  readonly directory: string;
  stop(): Promise<void>;
}

/** Starts one that finds all `names` on this machine and whose HTTP-01 goes to a port of ours. */
export async function startPebble(
  authority: TestAuthority,
  challengePort: number,
  names: readonly string[],
): Promise<Pebble> {
  const [port, managementPort] = [await freePort(), await freePort()];
  const own = await authority.issue({ dnsNames: ["localhost"] });
  const config = {
    listenAddress: `127.0.0.1:${port}`,
    managementListenAddress: `127.0.0.1:${managementPort}`,
    certificate: own.PORCHLIGHT_TLS_CERT,
    privateKey: own.PORCHLIGHT_TLS_KEY,
    httpPort: challengePort,
    tlsPort: await freePort(),
  };
  const file = join(mkdtempSync(join(tmpdir(), "porchlight-pebble-")), "pebble.json");
  writeFileSync(file, JSON.stringify({ pebble: config }));
  const dns = await DnsServer.start();
  for (const name of names) dns.says.set(name, [{ type: "A", name, data: "127.0.0.1" }]);
  const child = run(["-config", file, "-dnsserver", dns.address]);
  const end = (): Promise<void> => {
    child.kill();
    return dns.stop();
  };
  let ended: Promise<void> | undefined;
  const directory = `https://localhost:${port}/dir`;
  let isUp = false;
  await eventually("pebble answers", () => {
    void readText(directory, authority.cert).then(
      () => {
        isUp = true;
      },
      () => undefined,
    );
    return isUp;
  });
  return { directory, stop: () => (ended ??= end()) };
}

const run = (args: readonly string[]): ChildProcess =>
  spawn("pebble", args, { stdio: "ignore", env: { ...process.env, PEBBLE_VA_NOSLEEP: "1" } });

function readText(url: string, ca: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { ca, family: 4 }, (response) => {
      let text = "";
      response.on("data", (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on("end", () => resolve(text));
    }).once("error", reject);
  });
}
