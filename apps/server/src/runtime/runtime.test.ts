import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test, vi } from "vitest";
import { openDataDirectory } from "./data-directory";
import { lockDataDirectory, lockForCommand, takeOverDataDirectory } from "./data-lock";
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

  test("is not that of two servers that start at the same moment", async () => {
    const directory = newDirectory();
    const outcomes = await Promise.allSettled(Array.from({ length: 4 }, () => lockDataDirectory(directory)));
    const locks = outcomes.filter((outcome) => outcome.status === "fulfilled");
    expect(locks.length).toBeLessThanOrEqual(1);
    for (const { value } of locks) value.release();
  });

  test("SYS-009 goes to one of those that stand by when its server ends, and to the next one after that", async () => {
    const directory = newDirectory();
    const first = await lockDataDirectory(directory);
    let looks = 0;
    const look = (): void => {
      looks += 1;
    };
    const standBy = () => takeOverDataDirectory(directory, look);
    const waiting = [standBy(), standBy()];
    await vi.waitFor(() => expect(looks).toBeGreaterThan(3));
    first.release();
    const second = await Promise.race(waiting);
    expect(await lockForCommand(directory)).toBeUndefined();
    second.release();
    for (const lock of await Promise.all(waiting)) lock.release();
  });

  test("is waited for no longer when what is told of the wait throws", async () => {
    const directory = newDirectory();
    const lock = await lockDataDirectory(directory);
    const ended = takeOverDataDirectory(directory, () => {
      throw new Error("told to stop");
    });
    await expect(ended).rejects.toThrow("told to stop");
    lock.release();
  });

  test("a command does not get it while a server has it, and the other way round waits", async () => {
    const directory = newDirectory();
    const server = await lockDataDirectory(directory);
    expect(await lockForCommand(directory)).toBeUndefined();
    server.release();
    const command = await lockForCommand(directory);
    const waiting = lockDataDirectory(directory);
    expect(await Promise.race([waiting, pause(200, "waits")])).toBe("waits");
    command?.release();
    (await waiting).release();
  });

  test("is one command's at a time, the others wait", async () => {
    const directory = newDirectory();
    let holders = 0;
    const work = async (): Promise<void> => {
      const lock = await lockForCommand(directory);
      holders += 1;
      expect(holders).toBe(1);
      await pause(5);
      holders -= 1;
      lock?.release();
    };
    await Promise.all(Array.from({ length: 6 }, work));
  });

  test("what killed servers left behind does not lock it, and goes away", async () => {
    const directory = newDirectory();
    const dead = ["server-000000000001.sock", "server-000000000002.sock"];
    const left = createServer().listen(join(directory, "socket"));
    await once(left, "listening");
    renameSync(join(directory, "socket"), join(directory, dead[0] ?? ""));
    left.close();
    writeFileSync(join(directory, dead[1] ?? ""), "");
    expect(readdirSync(directory)).toEqual(dead);
    const lock = await lockDataDirectory(directory);
    expect(readdirSync(directory)).toEqual([expect.stringMatching(/^server-(?!0{11})[0-9a-f]{12}\.sock$/)]);
    lock.release();
    expect(readdirSync(directory)).toEqual([]);
  });

  test("a long path can be locked too", async () => {
    const directory = join(newDirectory(), "x".repeat(120));
    const lock = await lockDataDirectory(directory);
    expect(await lockForCommand(directory)).toBeUndefined();
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
