/*
 * How long policy takes: `npx tsx packages/policy/bench/rules.bench.ts`. The target is 20 µs for a decision over 100
 * rules for a watcher whose identity is made once.
 */
import { readPresence } from "@porchlight/documents";
import { instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import {
  applyPermissions,
  compileRuleset,
  DEFAULT_POLICY_SETTINGS,
  decide,
  explain,
  type GoverningRules,
  governingRules,
  identityKey,
  identityOf,
  type ListMembers,
  type PolicyQuestion,
  permissionsKey,
  watcherOf,
} from "../src/index";

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const rule = (id: number, conditions: string, shown = ""): string =>
  `<cr:rule id="r${id}"><cr:conditions>${conditions}</cr:conditions><cr:actions><pr:sub-handling>allow</pr:sub-handling></cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule>`;

const ruleset = (rules: readonly string[]): string =>
  `<cr:ruleset xmlns:cr="urn:ietf:params:xml:ns:common-policy" xmlns:pr="urn:ietf:params:xml:ns:pres-rules" xmlns:ocp="urn:oma:xml:xdm:common-policy" xmlns:op="urn:oma:xml:prs:pres-rules">${rules.join("")}</cr:ruleset>`;

const one = (n: number): string => `<cr:identity><cr:one id="sip:user${n}@example.com"/></cr:identity>`;
const list = (n: number): string =>
  `<ocp:external-list><ocp:entry anc="https://example.com/list${n}"/></ocp:external-list>`;
const DAY =
  "<cr:validity><cr:from>2026-01-05T08:00:00Z</cr:from><cr:until>2026-01-05T17:00:00Z</cr:until></cr:validity>";
const shown = (n: number): string =>
  `<pr:provide-services><pr:class>c${n}</pr:class></pr:provide-services><pr:provide-persons><pr:all-persons/></pr:provide-persons><pr:provide-activities>true</pr:provide-activities><pr:provide-note>${n % 2 === 0}</pr:provide-note>`;

const MIXED = [
  one,
  (n: number) =>
    `<cr:identity><cr:many domain="d${n}.example"><cr:except id="sip:x@d${n}.example"/></cr:many></cr:identity>`,
  list,
  (n: number) => `${one(n)}<cr:sphere value="work"/>`,
  (n: number) => `${list(n)}${DAY}`,
  (n: number) =>
    `<cr:identity><cr:many><cr:except domain="d${n}.example"/></cr:many></cr:identity><cr:sphere value="home"/>`,
  () => `<cr:sphere value="home work"/>${DAY}`,
  () => "<ocp:other-identity/>",
  () => "<ocp:anonymous-request/>",
  (n: number) =>
    `<cr:identity>${numbers(20)
      .map((m) => `<cr:one id="sip:u${n}-${m}@example.com"/>`)
      .join("")}</cr:identity>`,
];

const documents: Readonly<Record<string, readonly string[]>> = {
  "100 rules, each for one person": numbers(100).map((n) => rule(n, one(n), shown(n))),
  "100 rules of all kinds": numbers(100).map((n) => rule(n, (MIXED[n % MIXED.length] ?? one)(n), shown(n))),
  "100 rules with a list each": numbers(100).map((n) => rule(n, list(n), shown(n))),
  "100 rules that all match, each with other permissions": numbers(100).map((n) => rule(n, "", shown(n))),
  "10,000 rules, each for one person": numbers(10_000).map((n) => rule(n, one(n), shown(n % 50))),
};

const members: ListMembers = {
  members: new Set(numbers(1000).map((n) => identityKey(`sip:member${n}@example.com`))),
  isCutShort: false,
};

const question = (rules: GoverningRules, uri: string): PolicyQuestion => ({
  presentity: identityOf("sip:alice@example.com"),
  watcher: watcherOf([uri]),
  rules,
  now: instant(Date.parse("2026-01-05T12:00:00Z")),
  sphere: "work",
  lists: () => members,
  settings: DEFAULT_POLICY_SETTINGS,
});

/** Median and 95th percentile of 200 rounds, in microseconds an operation. */
function measure(name: string, operation: () => unknown, batch: number): void {
  const rounds: number[] = [];
  for (let round = -20; round < 200; round += 1) {
    const start = performance.now();
    for (let count = 0; count < batch; count += 1) operation();
    if (round >= 0) rounds.push(((performance.now() - start) * 1000) / batch);
  }
  rounds.sort((a, b) => a - b);
  const [median = 0, high = 0] = [rounds[100], rounds[190]];
  console.log(
    `${name.padEnd(76)} ${median.toFixed(2).padStart(9)} µs  p95 ${high.toFixed(2).padStart(9)} µs`,
  );
}

for (const [name, rules] of Object.entries(documents)) {
  const text = ruleset(rules);
  const governing = governingRules(undefined, [compileRuleset(text)]);
  for (const [who, uri] of [
    ["somebody named", "sip:user50@example.com"],
    ["a stranger", "sip:eve@example.net"],
  ] as const) {
    const asked = question(governing, uri);
    measure(`decide: ${name}, ${who}`, () => decide(asked), 100);
  }
  if (rules.length > 100) continue;
  const asked = question(governing, "sip:user50@example.com");
  measure(`explain: ${name}`, () => explain(asked), 20);
  measure(`compile: ${name}`, () => compileRuleset(text), 2);
}

measure("an identity: watcherOf", () => watcherOf(["sip:eve@example.net;transport=ws"]), 100);

const rich = parseXml(
  `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" entity="sip:alice@example.com"><tuple id="t1"><status><basic>open</basic></status><op:willingness><op:basic>open</op:basic></op:willingness><rpid:class>c1</rpid:class><contact priority="0.8">sip:alice@example.com</contact><note>At my desk</note><timestamp>2026-01-05T09:00:00Z</timestamp></tuple><tuple id="t2"><status><basic>closed</basic></status><contact>tel:+15551234</contact></tuple><dm:person id="p1"><rpid:activities><rpid:meeting/></rpid:activities><rpid:mood><rpid:happy/></rpid:mood><dm:note>Budget talk</dm:note></dm:person><dm:device id="d1"><dm:deviceID>urn:uuid:6f2a1c90-3b47-4d1e-9c55-0a8f7be21d44</dm:deviceID></dm:device></presence>`,
);
const document = rich.ok ? readPresence(rich.value) : rich;
const compiled = compileRuleset(ruleset([rule(1, "", shown(1))]));
if (!document.ok || !compiled.ok) throw new Error("the documents of the benchmark do not read");
const decision = decide(question(governingRules(undefined, [compiled]), "sip:eve@example.net"));
const { permissions } = decision;
measure(
  "applyPermissions: two services, a person, a device",
  () => applyPermissions(document.value, permissions),
  100,
);
measure("permissionsKey, known", () => permissionsKey(permissions), 1000);
