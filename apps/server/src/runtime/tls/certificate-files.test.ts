import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLogger } from "../../log/logger";
import { startOffice } from "../../office/office-server";
import { eventually } from "../../testing/eventually";
import { freePort } from "../../testing/free-port";
import { TestAuthority, type TestNames } from "../../testing/test-authority";
import { testConfig } from "../../testing/test-config";
import type { CertificatePaths } from "../certificate";
import { CertificateFiles } from "./certificate-files";

const lookEveryMs = 10;

let authority: TestAuthority;
let folder: string;
let paths: CertificatePaths;
const closers: (() => unknown)[] = [];

beforeAll(async () => {
  authority = await TestAuthority.create();
});

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "porchlight-renewal-"));
  paths = { cert: join(folder, "cert.pem"), key: join(folder, "key.pem") };
  await issue({ dnsNames: ["first.test"] });
});

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function issue(names: TestNames, into = paths): Promise<void> {
  const { cert, key } = await authority.issuePems(names);
  writeFileSync(into.key, key);
  writeFileSync(into.cert, cert);
}

function keep(): CertificateFiles {
  const files = new CertificateFiles(paths, createLogger("silent"), lookEveryMs);
  closers.push(() => files.stop());
  files.start();
  return files;
}

describe("files that somebody renews", () => {
  test("are taken into use by themselves, and whoever follows is told", async () => {
    const files = keep();
    const told: string[] = [];
    files.live.follow(({ names }) => told.push(names));
    await issue({ dnsNames: ["second.test"] });
    await eventually("the new one is in use", () => files.live.current.names === "DNS:second.test");
    expect(told).toEqual(["DNS:second.test"]);
    expect(files.live.problem).toBeUndefined();
  });

  test("may be behind a link that is turned", async () => {
    const live = join(folder, "live");
    for (const name of ["one", "two"]) {
      const own = join(folder, name);
      mkdirSync(own);
      await issue({ dnsNames: [`${name}.test`] }, { cert: join(own, "cert.pem"), key: join(own, "key.pem") });
    }
    symlinkSync("one", live);
    paths = { cert: join(live, "cert.pem"), key: join(live, "key.pem") };
    const files = keep();
    expect(files.live.current.names).toBe("DNS:one.test");
    rmSync(live);
    symlinkSync("two", live);
    await eventually("the other one is in use", () => files.live.current.names === "DNS:two.test");
  });

  test.each<[string, () => Promise<void>, RegExp]>([
    [
      "a certificate without its key",
      async () => {
        const { cert } = await authority.issuePems({ dnsNames: ["second.test"] });
        writeFileSync(paths.cert, cert);
      },
      /do not work together/,
    ],
    [
      "half a file",
      async () => {
        writeFileSync(paths.cert, readFileSync(paths.cert).subarray(0, 100));
      },
      /do not work together/,
    ],
    ["no file", async () => rmSync(paths.cert), /cannot be read/],
    [
      "one that has expired",
      () => issue({ dnsNames: ["second.test"], validTo: new Date(1_600_000_000_000) }),
      /has expired/,
    ],
  ])("leave the old one in use when they are %s, and say why", async (_, spoil, problem) => {
    const files = keep();
    await spoil();
    await eventually("the trouble is known", () => problem.test(files.live.problem?.text ?? ""));
    expect(files.live.current.names).toBe("DNS:first.test");
    await issue({ dnsNames: ["third.test"] });
    await eventually("the next one is in use", () => files.live.current.names === "DNS:third.test");
    expect(files.live.problem).toBeUndefined();
  });

  test("stop the start when there is nothing to begin with", () => {
    rmSync(paths.key);
    expect(() => new CertificateFiles(paths, createLogger("silent"))).toThrow(/PORCHLIGHT_TLS_KEY/);
  });
});

describe("a new certificate in a running server", () => {
  function shake(port: number): Promise<TLSSocket> {
    return new Promise((resolve, reject) => {
      const socket = connectTls({ port, host: "127.0.0.1", rejectUnauthorized: false }, () =>
        resolve(socket),
      );
      socket.once("error", reject);
      closers.push(() => socket.destroy());
    });
  }
  const shownBy = (socket: TLSSocket) => socket.getPeerX509Certificate()?.subjectAltName;

  test("COR-008 is shown on every port without a restart; connections that stand go on", async () => {
    const sipTlsPort = await freePort();
    const office = await startOffice(
      testConfig({
        PORCHLIGHT_TLS_CERT: paths.cert,
        PORCHLIGHT_TLS_KEY: paths.key,
        PORCHLIGHT_SIP_TLS_PORT: String(sipTlsPort),
      }),
      createLogger("silent"),
    );
    closers.push(() => office.stop());
    const standing = await shake(sipTlsPort);
    expect(shownBy(standing)).toBe("DNS:first.test");
    await issue({ dnsNames: ["second.test"] });
    office.reload();
    for (const port of [sipTlsPort, office.facts.httpPort])
      expect(shownBy(await shake(port))).toBe("DNS:second.test");

    let answer = "";
    standing.on("data", (chunk: Buffer) => {
      answer += chunk.toString();
    });
    standing.write("\r\n\r\n");
    await eventually("the standing connection answers", () => answer === "\r\n");
  });
});
