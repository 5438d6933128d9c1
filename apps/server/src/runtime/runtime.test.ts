import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDataDirectory } from "./data-directory";
import { lockDataDirectory } from "./data-lock";
import { nodeHasher } from "./node-hasher";
import { nodeVersionProblem } from "./node-version";
import { randomIds } from "./random-ids";
import { openSecrets } from "./secrets-file";

const newDirectory = (): string => mkdtempSync(join(tmpdir(), "porchlight-"));

describe("secrets", () => {
  test("are made once, for the owner alone", () => {
    const directory = newDirectory();
    const made = openSecrets(directory);
    expect(openSecrets(directory)).toEqual(made);
    expect(made.nonceSecret).not.toBe(made.sessionSecret);
    expect(statSync(join(directory, "secrets.json")).mode & 0o777).toBe(0o600);
  });

  test("a damaged file is not replaced", () => {
    const directory = newDirectory();
    const file = join(directory, "secrets.json");
    writeFileSync(file, "{}");
    expect(() => openSecrets(directory)).toThrow(/secrets\.json is damaged: restore it/);
    expect(readFileSync(file, "utf8")).toBe("{}");
  });
});

describe("the data directory", () => {
  test("one sentence when it cannot be made", () => {
    const file = join(newDirectory(), "file");
    writeFileSync(file, "");
    expect(() => openDataDirectory(join(file, "data"))).toThrow(
      /cannot be written \(ENOTDIR\).*PORCHLIGHT_DATA_DIR/,
    );
  });

  test("one sentence, soon, where nobody can make a directory", () => {
    expect(() => openDataDirectory("/proc/nothing/data")).toThrow(/cannot be written/);
  });

  test("is one server's at a time", async () => {
    const directory = newDirectory();
    const lock = await lockDataDirectory(directory);
    await expect(lockDataDirectory(directory)).rejects.toThrow(/Another server works on the data directory/);
    lock.release();
    (await lockDataDirectory(directory)).release();
  });

  test("what a killed server left behind does not lock it", async () => {
    const directory = newDirectory();
    writeFileSync(join(directory, "server.sock"), "");
    (await lockDataDirectory(directory)).release();
  });

  test("a long path can be locked too", async () => {
    const lock = await lockDataDirectory(join(newDirectory(), "x".repeat(120)));
    lock.release();
  });
});

describe("Node", () => {
  test.each([
    ["18.20.4", true],
    ["20.18.3", true],
    ["20.19.0", false],
    ["22.0.0", false],
  ])("%s is too old: %s", (running, tooOld) => {
    expect(nodeVersionProblem(running) !== undefined).toBe(tooOld);
  });
});

describe("identifiers and hashes", () => {
  test("tokens have the bits that were asked for, in letters and digits", () => {
    const ids = randomIds();
    expect(ids.token(128)).toMatch(/^[A-Za-z0-9]{22}$/);
    expect(new Set(Array.from({ length: 5000 }, () => ids.token(64))).size).toBe(5000);
    expect(ids.uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });

  test("hashes are those of the RFCs", () => {
    expect(nodeHasher.hex("MD5", "abc")).toBe("900150983cd24fb0d6963f7d28e17f72");
    expect(nodeHasher.hex("SHA-256", "abc")).toMatch(/^ba7816bf8f01cfea/);
    expect(nodeHasher.hex("SHA-512-256", "abc")).toMatch(/^53048e2681941ef9/);
  });
});
