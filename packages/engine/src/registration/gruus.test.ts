import { type Account, everyService } from "@porchlight/accounts";
import { instant } from "@porchlight/kernel";
import { type Binding, GruuMint } from "@porchlight/registrar";
import { parseSipUri, type SipUri } from "@porchlight/sip-message";
import { CountingIds, testHasher } from "@porchlight/testkit";
import { beforeEach, describe, expect, test } from "vitest";
import { LiveFlow } from "../flows/flow-table";
import { ServedDomains } from "../identity/served-domains";
import type { Flow, FlowId } from "../ports/flow";
import { AccountTable } from "../state/account-table";
import { BindingTable, LiveBinding } from "../state/binding-table";
import { DeadlineQueue } from "../timers/deadline-queue";
import { Gruus } from "./gruus";

const ALICE = "sip:alice@office.test";
const DESK = "urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44";
const since = instant(1000);
const mint = new GruuMint(testHasher, new CountingIds(), "secret");

let accounts: AccountTable;
let bindings: BindingTable;
let gruus: Gruus;

beforeEach(() => {
  accounts = new AccountTable();
  bindings = new BindingTable(new DeadlineQueue());
  gruus = new Gruus(mint, new ServedDomains(["office.test", "branch.test"]), accounts, bindings);
  accounts.put(account());
});

const account = (wish: Partial<Account> = {}): Account => ({
  aor: ALICE,
  user: "alice",
  domain: "office.test",
  displayName: "Alice",
  kind: "person",
  disabled: false,
  services: everyService,
  secrets: { MD5: "", "SHA-256": "" },
  addressSecrets: { MD5: "", "SHA-256": "" },
  createdAt: since,
  updatedAt: since,
  ...wish,
});

function bind(run: string, wish: Partial<Binding> = {}): LiveBinding {
  const record: Binding = {
    aor: ALICE,
    key: "one",
    contactUri: "sip:alice@192.0.2.4",
    contactParameters: "",
    q: 1,
    callId: "a",
    cseq: 1,
    instance: DESK,
    regId: 0,
    run,
    path: [],
    userAgent: "",
    peer: { transport: "tcp", address: "192.0.2.4", port: 5060 },
    expiresAt: instant(5000),
    registeredAt: since,
    refreshedAt: since,
    ...wish,
  };
  const binding = new LiveBinding(record, undefined, "registered", () => {});
  bindings.put(binding);
  return binding;
}

function uri(text: string): SipUri {
  const parsed = parseSipUri(text);
  if (!parsed.ok) throw new Error(parsed.error.text);
  return parsed.value;
}

const resolve = (text: string) => gruus.resolve(uri(text));
const target = { aor: ALICE, instance: DESK };

describe("COR-036 what a GRUU names", () => {
  test("a public one its instance, with contacts or without, over sips too", () => {
    const gruu = mint.publicGruu({ aor: ALICE, since }, DESK);
    expect(resolve(gruu)).toEqual(target);
    expect(resolve(gruu.replace("sip:", "sips:"))).toEqual(target);
    expect(resolve(`${gruu};method=INVITE`)).toEqual(target);
  });

  test.each([
    `${ALICE};gr=${DESK}`,
    `${ALICE};gr=x`,
    `${ALICE};gr`,
    "sip:tgruu.0123@office.test;gr",
    "sip:nobody@office.test;gr=x",
  ])("%s is none of ours", (text) => {
    expect(resolve(text)).toBe("invalid");
  });

  test("nor is one of an account that is gone, disabled or made anew", () => {
    const gruu = mint.publicGruu({ aor: ALICE, since }, DESK);
    accounts.put(account({ disabled: true }));
    expect(resolve(gruu)).toBe("invalid");
    accounts.put(account({ createdAt: instant(2000) }));
    expect(resolve(gruu)).toBe("invalid");
    accounts.remove(ALICE);
    expect(resolve(gruu)).toBe("invalid");
  });

  test.each([ALICE, "sip:office.test;gr", "sip:alice@elsewhere.test;gr=x", "sip:s1@198.51.100.1:5060;gr"])(
    "%s is no GRUU, or no domain of ours",
    (text) => {
      expect(resolve(text)).toBe("not-a-gruu");
    },
  );

  test("COR-059 a temporary one its instance as long as there is a binding of its run", () => {
    const run = mint.newRun();
    const gruu = mint.temporaryGruu(ALICE, run);
    expect(resolve(gruu)).toBe("invalid");
    bind(run);
    bind(run, { key: "two" });
    expect(resolve(gruu)).toEqual(target);
    expect(resolve(gruu.replace("office.test", "branch.test"))).toBe("invalid");
    bindings.remove(ALICE, "one");
    expect(resolve(gruu)).toEqual(target);
    bindings.remove(ALICE, "two");
    expect(resolve(gruu)).toBe("invalid");
  });

  test("a binding taken into another run leads from that one alone, and keeps its place among the others", () => {
    const [run, another] = [mint.newRun(), mint.newRun()];
    const one = bind(run);
    bind(another, { key: "two" });
    bindings.amend(new LiveBinding({ ...one.record, run: another }, undefined, "registered", () => {}));
    expect([resolve(mint.temporaryGruu(ALICE, run)), resolve(mint.temporaryGruu(ALICE, another))]).toEqual([
      "invalid",
      target,
    ]);
    expect(bindings.of(ALICE).map(({ record }) => record.key)).toEqual(["one", "two"]);
    expect(bindings.size).toBe(2);
  });
});

const wire: Flow = {
  id: 1 as FlowId,
  transport: "tcp",
  remoteAddress: "192.0.2.4",
  remotePort: 40_000,
  localAddress: "198.51.100.1",
  localPort: 5060,
  trusted: false,
  certifiedDomains: [],
};

test("COR-035 a flow knows what is bound over it, and no more what was", () => {
  const run = mint.newRun();
  const flow = new LiveFlow(wire, 0, since);
  bind(run);
  bindings.amend(new LiveBinding(bind(run).record, flow, "registered", () => {}));
  expect(flow.registered.size).toBe(1);
  bindings.remove(ALICE, "one");
  expect(flow.registered.size).toBe(0);
});
