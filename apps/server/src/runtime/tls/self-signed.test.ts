import { readFileSync, statSync } from "node:fs";
import { expect, test, vi } from "vitest";
import { testConfig } from "../../testing/test-config";
import { type CertificatePaths, readCertificate } from "../certificate";
import { ensureSelfSigned } from "./self-signed";

const dayMs = 86_400_000;

const wanted = (domains: readonly string[], listen = "0.0.0.0") => ({
  dataDir: testConfig().dataDir,
  domains,
  listen,
});

const textOf = ({ cert }: CertificatePaths): string => readFileSync(cert, "utf8");

test("it is for each domain, as SIP and as HTTPS name it, and for this machine", async () => {
  const made = readCertificate(await ensureSelfSigned(wanted(["office.test", "branch.test"], "192.0.2.7")));
  expect(made.identities).toEqual(["office.test", "branch.test"]);
  for (const name of ["DNS:office.test", "DNS:branch.test", "DNS:localhost", "IP Address:192.0.2.7"])
    expect(made.names.split(", ")).toContain(name);
});

test("it is the owner's alone", async () => {
  const { cert, key } = await ensureSelfSigned(wanted(["office.test"]));
  for (const file of [cert, key]) expect(statSync(file).mode & 0o777).toBe(0o600);
});

test("it is used again while it is for the same names", async () => {
  const settings = wanted(["office.test"]);
  const first = textOf(await ensureSelfSigned(settings));
  expect(textOf(await ensureSelfSigned(settings))).toBe(first);
  const more = await ensureSelfSigned({ ...settings, domains: ["office.test", "branch.test"] });
  expect(textOf(more)).not.toBe(first);
  expect(readCertificate(more).identities).toEqual(["office.test", "branch.test"]);
});

test("it is made anew in its last month", async () => {
  const settings = wanted(["office.test"]);
  const first = textOf(await ensureSelfSigned(settings));
  const today = Date.now();
  const now = vi.spyOn(Date, "now");
  now.mockReturnValue(today + 790 * dayMs);
  expect(textOf(await ensureSelfSigned(settings))).toBe(first);
  now.mockReturnValue(today + 800 * dayMs);
  expect(textOf(await ensureSelfSigned(settings))).not.toBe(first);
  now.mockRestore();
});
