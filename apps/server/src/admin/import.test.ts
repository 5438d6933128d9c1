import { everyService } from "@porchlight/accounts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { problemOf } from "./testing/problem-of";

let world: AdminWorld;

beforeEach(async () => {
  world = await openAdminWorld();
});
afterEach(() => world.close());

const check = (csv: string) => world.as("operator").checkUserImport({ body: { csv } });
const apply = (csv: string) => world.as("operator").importUsers({ body: { csv } });

const reasonsOf = async (csv: string) =>
  (await check(csv)).problems.map(({ line, field, reason }) => `${line} ${field} ${reason}`);

describe("an import of users", () => {
  test("creates every user of the file", async () => {
    const csv =
      '\ufeffaor,password,displayName\r\nsip:erin@office.test,"a ""b"", c",Erin\r\nfrank@office.test,lamplight,\r\n\r\n';
    expect(await check(csv)).toEqual({
      rows: 2,
      accepted: 2,
      problemCount: 0,
      problems: [],
      preview: [
        { line: 2, aor: "sip:erin@office.test", displayName: "Erin" },
        { line: 3, aor: "sip:frank@office.test", displayName: "" },
      ],
    });
    expect(await world.store.accounts.count()).toBe(0);
    expect(await apply(csv)).toEqual({ created: 2 });
    const erin = await world.store.accounts.find("sip:erin@office.test");
    expect(erin?.secrets.MD5).toBe(world.deps.hasher.hex("MD5", 'erin:office.test:a "b", c'));
    expect(world.office.told).toEqual(["changed sip:erin@office.test", "changed sip:frank@office.test"]);
  });

  test("takes the columns in any order, and does without display names", async () => {
    expect(await apply("password,AOR\nlamplight,erin@office.test\n")).toEqual({ created: 1 });
  });

  test("COR-046 switches services off by columns of their names", async () => {
    await apply(
      "aor,Call,password,message\nerin@office.test,off,lamplight,\nfrank@office.test,on,lamplight,OFF\n",
    );
    const servicesOf = async (aor: string) => (await world.store.accounts.find(aor))?.services;
    expect(await servicesOf("sip:erin@office.test")).toEqual({ ...everyService, call: false });
    expect(await servicesOf("sip:frank@office.test")).toEqual({ ...everyService, message: false });
    expect(await reasonsOf("aor,password,list\ngina@office.test,lamplight,perhaps\n")).toEqual([
      "2 list is neither on nor off",
    ]);
  });

  test("names every problem by line and column", async () => {
    await apply("aor,password\ngina@office.test,lamplight\n");
    const rows = [
      "erin@office.test,lamplight,Erin",
      "erin@office.test,lamplight,Again",
      "nobody,lamplight,",
      ",lamplight,",
      "hugo@office.test,,Hugo",
      "ida@elsewhere.test,lamplight,",
      "gina@office.test,lamplight,",
      "jan@office.test,lamplight",
      `kim@office.test,lamplight,${"x".repeat(201)}`,
    ];
    expect(await reasonsOf(`aor,password,displayName\n${rows.join("\n")}\n`)).toEqual([
      "3 aor sip:erin@office.test is in line 2 already",
      "4 aor is not an address such as sip:erin@office.test",
      "5 aor is empty",
      "6 password is empty",
      "7 aor has the domain elsewhere.test, which is not served here",
      "8 aor sip:gina@office.test exists already",
      "9 row has 2 columns where the header has 3",
      expect.stringMatching(/^10 displayName /),
    ]);
  });

  test.each([
    ["", "1 row is missing: the file is empty"],
    [
      "aor,name\n",
      "1 name is not a column; there are aor, password, displayName, publish, watch, list, message, call",
    ],
    ["aor,displayName\n", "1 password is missing from the header"],
    ["aor,password,aor\n", "1 aor is there twice"],
    ['aor,password\n"erin@office.test,lamplight\n', "2 row has a quote that is never closed"],
    ['aor,password\ner"in@office.test,lamplight\n', "2 row is not CSV: quotes are misplaced"],
  ])("of %j is told why not", async (csv, reason) => {
    expect(await reasonsOf(csv)).toEqual([reason]);
  });

  test("with one bad row writes nothing", async () => {
    const csv = "aor,password\nerin@office.test,lamplight\nfrank@office.test,\n";
    const refused = await problemOf(apply(csv));
    expect(refused).toMatchObject({ code: "import-rejected", status: 422 });
    expect(refused.problem.problems).toEqual([
      { field: "line 3, password", reason: "is empty", said: { code: "is-empty", places: {} } },
    ]);
    expect(await world.store.accounts.count()).toBe(0);
    expect(world.office.told).toEqual([]);
  });

  test("without rows is refused", async () => {
    expect((await problemOf(apply("aor,password\n"))).code).toBe("import-rejected");
  });

  test("never shows a password again, nor keeps one in the audit log", async () => {
    const csv = "aor,password\nerin@office.test,very-secret\nfrank,very-secret\n";
    expect(JSON.stringify(await check(csv))).not.toContain("very-secret");
    expect(JSON.stringify((await problemOf(apply(csv))).problem)).not.toContain("very-secret");
    await apply("aor,password\nerin@office.test,very-secret\n");
    expect(JSON.stringify(await world.as("auditor").listAudit())).not.toContain("very-secret");
  });

  test("of 10,000 rows is one change: one transaction, one line in the audit log", async () => {
    const rows = Array.from(
      { length: 10_000 },
      (_, index) => `user${index}@office.test,password ${index},User ${index}`,
    );
    const csv = `aor,password,displayName\n${rows.join("\n")}\n`;
    expect(await apply(csv)).toEqual({ created: 10_000 });
    expect(await world.store.accounts.count()).toBe(10_000);
    expect(world.office.told).toHaveLength(10_000);
    const { items } = await world.as("auditor").listAudit({ query: { action: "user" } });
    expect(items).toMatchObject([{ action: "user.import", target: "10000 users", actor: "token:operator" }]);
    expect(await reasonsOf(csv)).toHaveLength(200);
  }, 60_000);
});
