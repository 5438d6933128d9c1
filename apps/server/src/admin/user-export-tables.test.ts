import { readdir, readFile } from "node:fs/promises";
import { writtenRecord } from "@porchlight/accounting";
import { instant } from "@porchlight/kernel";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sampleRecord } from "../accounting/testing/sample-record";
import { type AdminWorld, openAdminWorld } from "./testing/admin-world";
import { bindingView, presentityView, subscriptionView } from "./testing/office-double";

const ALICE = "sip:alice@office.test";
const BOB = "sip:bob@office.test";

/** What becomes of each table when somebody's data is exported: a part of the file, or why there is none. */
const parts: Readonly<Record<string, readonly string[] | string>> = {
  account: ["account"],
  agent_token: ["agent-token"],
  api_token: "belongs to operators",
  audit_entry: ["audit-entry"],
  ban: "names networks",
  binding: ["registration"],
  calendar: ["calendar"],
  charging_block: ["charging-record"],
  charging_gap: "names nobody",
  charging_ledger: "names nobody",
  charging_owed: "has its charging record, and goes when it is settled",
  charging_parked: "names nobody",
  charging_quota: ["quota"],
  charging_record: ["charging-record"],
  content_object: ["content"],
  document: ["document"],
  document_version: ["document"],
  erasure: "has nothing else of whom it names",
  network_choice: ["network-presence"],
  operator: "is no user",
  operator_link: "belongs to operators",
  profile_fetch: ["profile-fetch"],
  publication: ["publication"],
  recovery_code: "belongs to operators",
  second_factor: "belongs to operators",
  service_uri: "is written in documents",
  session: "belongs to operators",
  setup_link: ["setup-link"],
  subscription: ["subscription", "watcher"],
  waiting_watcher: ["undecided-watcher"],
  watcher_token: ["watcher-token"],
};

const models = new URL("../../../../prisma/models/", import.meta.url);

async function tables(): Promise<readonly string[]> {
  const files = await readdir(models);
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, models), "utf8")));
  return texts
    .flatMap((text) => [...text.matchAll(/@@map\("(\w+)"\)/g)].map(([, name]) => name ?? ""))
    .sort();
}

let world: AdminWorld;
let lines: readonly { readonly part: string; readonly value: Readonly<Record<string, unknown>> }[];
let file: string;

beforeAll(async () => {
  world = await openAdminWorld();
  await fill();
  const answer = await world.app.inject({
    url: `/api/v1/users/${ALICE}/export`,
    headers: { authorization: `Bearer ${world.secretOf("operator")}` },
  });
  file = answer.body;
  lines = file
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
});
afterAll(() => world.close());

/** Alice with something in each table that may name her. */
async function fill(): Promise<void> {
  const operator = world.as("owner");
  const now = world.deps.clock();
  for (const aor of [ALICE, BOB]) await operator.createUser({ body: { aor, password: "secret of both" } });
  await operator.putDocument({
    params: { selector: `resource-lists/users/${ALICE}/index` },
    body: { text: `<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"/>` },
  });
  await operator.putContent({
    params: { owner: ALICE, name: "note" },
    body: { contentType: "text/plain", data: Buffer.from("hello").toString("base64") },
  });
  await operator.putCalendar({
    params: { aor: ALICE, name: "work" },
    body: {
      text: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n",
      timeZone: "",
      showsTitles: false,
    },
  });
  await operator.createSetupLink({ body: { aor: ALICE, givesPassword: false, expiresInSeconds: 3600 } });
  await operator.createWatcherToken({
    body: {
      label: "page",
      watcher: ALICE,
      scope: { presentities: null, origins: [], streams: 1 },
      expiresInSeconds: 60,
    },
  });
  await operator.createAgentToken({
    body: {
      agent: "door",
      scope: {
        reach: { kind: "list", addresses: [ALICE, BOB] },
        elements: "all",
        requestsPerMinute: 1,
        maxLifetimeSeconds: 60,
      },
      expiresInSeconds: 60,
    },
  });
  await operator.setQuota({ params: { aor: ALICE, service: "MESSAGE" }, body: { units: 5, reset: false } });
  await operator.setNetworkPresence({ params: { aor: ALICE }, body: { choice: true } });
  const fetch = {
    kind: "user",
    form: "value",
    device: "",
    vendor: "",
    model: "",
    version: "",
    userAgent: "Z100",
  } as const;
  await world.store.profileFetches.put(new Map([[ALICE, [{ ...fetch, digest: "ab", at: now }]]]));
  const hidden = sampleRecord({ caller: BOB, called: ALICE, isAnonymous: true });
  const records = [sampleRecord(), hidden].map((record, index) =>
    writtenRecord({ number: index + 1, record }),
  );
  await world.store.records.append({ first: 1, last: 2, records, blocks: [], gaps: [] }, []);
  liveState();
}

function liveState(): void {
  const { bindings, states, subscribed, waiting } = world.office;
  bindings.push(bindingView());
  const publication = {
    id: "p1",
    entityTag: "e",
    publisher: ALICE,
    contentType: "application/pidf+xml",
    expiresAt: instant(0),
    modifiedAt: instant(0),
    binding: "none",
    flow: undefined,
    lapsesAt: undefined,
    body: "<presence/>",
    parts: [],
  } as never;
  states.set(ALICE, [presentityView({ publications: [publication] })]);
  subscribed.set("s1", subscriptionView());
  subscribed.set("s2", subscriptionView({ id: "s2", presentity: BOB, watcher: ALICE }));
  subscribed.set("s3", subscriptionView({ id: "s3", watcher: "sip:secret@office.test", isAnonymous: true }));
  const asks = {
    presentity: ALICE,
    watcher: BOB,
    isAnonymous: false,
    displayName: "",
    eventPackage: "presence",
  };
  waiting.push({ id: "w1", ...asks, since: instant(0), giveUpAt: instant(0) });
}

describe("PRV-056 everything there is about a user", () => {
  test("PRV-056 each table has its place in the file, or a reason why it has none", async () => {
    expect(await tables()).toEqual(Object.keys(parts));
  });

  test.each(Object.entries(parts).filter(([, told]) => typeof told !== "string"))(
    "PRV-056 what %s has of a user is in the file",
    (_, told) => {
      expect(lines.map(({ part }) => part)).toEqual(expect.arrayContaining([...told]));
    },
  );

  test("PRV-056 PRV-055 no secret is in it, and nobody who asked not to be known", () => {
    for (const secret of ["secret of both", "sip:secret@office.test", "secretHash"])
      expect(file).not.toContain(secret);
    const calls = lines.filter(({ part }) => part === "charging-record").map(({ value }) => value.caller);
    expect(calls).toEqual([ALICE, "sip:anonymous@anonymous.invalid"]);
  });

  test("PRV-056 the text of a calendar is hers", () => {
    const [calendar] = lines.filter(({ part }) => part === "calendar");
    expect(calendar?.value.text).toContain("BEGIN:VCALENDAR");
  });
});
