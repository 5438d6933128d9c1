import { chmod, mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commit, publication } from "../src/conformance/samples";
import { openStore, StoreFault } from "../src/index";
import { migrationsDir, temporaryStores } from "./temporary-store";

const stores = temporaryStores();
const rights = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

async function faultOf(url: string, migrations = migrationsDir): Promise<StoreFault> {
  const opened = openStore({ url, durability: "full", migrationsDir: migrations });
  const error: unknown = await opened.then(
    async (store) => store.close(),
    (fault: unknown) => fault,
  );
  if (error instanceof StoreFault) return error;
  throw new Error(`expected a StoreFault, got ${String(error)}`);
}

describe("the database file", () => {
  test("the file, its journals and a directory made for it are its owner's alone", async () => {
    const folder = join(await stores.folder(), "data", "deep");
    const store = await stores.open(folder);
    await store.journal.write([commit({ kind: "publication-put", record: publication() })]);
    expect(await rights(folder)).toBe("700");
    for (const suffix of ["", "-wal", "-shm"])
      expect(await rights(join(folder, `porchlight.db${suffix}`))).toBe("600");
  });

  test("a database that others could read is closed to them", async () => {
    const folder = await stores.folder();
    await (await stores.open(folder)).close();
    await chmod(join(folder, "porchlight.db"), 0o644);
    await stores.open(folder);
    expect(await rights(join(folder, "porchlight.db"))).toBe("600");
  });

  test("a directory that exists keeps its rights", async () => {
    const folder = join(await stores.folder(), "shared");
    await mkdir(folder, { mode: 0o755 });
    await stores.open(folder);
    expect(await rights(folder)).toBe("755");
  });

  test("what was written is there when the store is opened again", async () => {
    const folder = await stores.folder();
    const first = await stores.open(folder);
    await first.journal.write([commit({ kind: "publication-put", record: publication() })]);
    await first.close();
    expect((await (await stores.open(folder)).journal.load()).publications).toEqual([publication()]);
  });

  test("two processes' stores see each other's writes", async () => {
    const folder = await stores.folder();
    const [one, other] = [await stores.open(folder), await stores.open(folder)];
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? one : other).journal.write([
          commit({ kind: "publication-put", record: publication({ id: `p${index}` }) }),
        ]),
      ),
    );
    expect((await one.journal.load()).publications).toHaveLength(20);
  });
});

describe("what cannot be opened is said in one sentence with the mend", () => {
  test.each(["postgresql://porch:secret@db.test/porchlight", "mysql:x", "", "file:", "./data/porchlight.db"])(
    "a store URL that is not supported: %s",
    async (url) => {
      const fault = await faultOf(url);
      expect(fault.code).toBe("unsupported-url");
      expect(fault.message).not.toContain("secret");
      expect(fault.message.split("\n")).toHaveLength(1);
    },
  );

  test("a place that cannot be written", async () => {
    const file = join(await stores.folder(), "file");
    await writeFile(file, "");
    const fault = await faultOf(`file:${file}/porchlight.db`);
    expect(fault.code).toBe("unwritable");
    expect(fault.message).toContain(file);
  });

  test("a file that is no database is left as it is", async () => {
    const file = join(await stores.folder(), "notes.txt");
    await writeFile(
      file,
      "These are my notes, and they are longer than the header of a database.\n".repeat(20),
    );
    expect((await faultOf(`file:${file}`)).code).toBe("not-a-database");
    expect(await readFile(file, "utf8")).toContain("my notes");
  });

  test("no migrations", async () => {
    const folder = await stores.folder();
    expect((await faultOf(`file:${folder}/porchlight.db`, join(folder, "none"))).code).toBe("no-migrations");
  });
});
