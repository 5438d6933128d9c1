import { parseTimestamp } from "@porchlight/documents";
import fc from "fast-check";
import { rulesText } from "./rules-text";

const at = (time: string): number => parseTimestamp(time)?.at ?? 0;

const pick = <Value>(...values: readonly Value[]) => fc.constantFrom(...values);
const joined = (arbitrary: fc.Arbitrary<string>, maxLength: number) =>
  fc.array(arbitrary, { maxLength }).map((texts) => texts.join(""));

export const uri = pick(
  "sip:alice@example.com",
  "sip:bob@example.com",
  "SIP:bob@EXAMPLE.com:5060",
  "sip:%62ob@example.com;transport=tcp",
  "sip:Bob@example.com",
  "sips:bob@example.com",
  "pres:bob@example.com",
  "sip:carol@example.net",
  "sip:dave@bücher.example",
  "sip:dave@xn--bcher-kva.example:5070",
  "tel:+1-555-1234",
  "tel:+15551234",
  "sip:+15551234@example.com;user=phone",
  "sip:+15551234@example.com",
);

const domain = pick(
  "example.com",
  "EXAMPLE.com",
  "ex%61mple.com",
  "example.net",
  "b%C3%BCcher.example",
  "a..b",
);

const anchor = pick("https://example.com/a", "https://example.com/b", "https://example.com/c");

const exception = fc.oneof(
  uri.map((id) => `<cr:except id="${id}"/>`),
  domain.filter((name) => name !== "a..b").map((name) => `<cr:except domain="${name}"/>`),
  fc.constant("<cr:except/>"),
);

const member = fc.oneof(
  { weight: 4, arbitrary: uri.map((id) => `<cr:one id="${id}"/>`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.option(domain.filter((name) => name !== "a..b")), joined(exception, 2))
      .map(([name, inner]) => `<cr:many${name === null ? "" : ` domain="${name}"`}>${inner}</cr:many>`),
  },
  { weight: 1, arbitrary: pick("<x:tribe/>", "<cr:many><x:but/></cr:many>") },
);

/** Instants between which conditions turn. */
const TIMES = [
  "2026-01-05T08:00:00Z",
  "2026-01-05T10:00:00Z",
  "2026-01-05T13:00:00Z",
  "2026-01-05T17:00:00Z",
];

const pair = fc
  .tuple(pick(...TIMES), pick(...TIMES))
  .map(([from, until]) => `<cr:from>${from}</cr:from><cr:until>${until}</cr:until>`);

const condition = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .array(member, { minLength: 1, maxLength: 3 })
      .map((members) => `<cr:identity>${members.join("")}</cr:identity>`),
  },
  { weight: 2, arbitrary: pick("work", "home WORK", "Home").map((value) => `<cr:sphere value="${value}"/>`) },
  {
    weight: 2,
    arbitrary: fc
      .array(pair, { minLength: 1, maxLength: 3 })
      .map((pairs) => `<cr:validity>${pairs.join("")}</cr:validity>`),
  },
  {
    weight: 2,
    arbitrary: joined(
      anchor.map((anc) => `<ocp:entry anc="${anc}"/>`),
      2,
    ).map((entries) => `<ocp:external-list>${entries}</ocp:external-list>`),
  },
  { weight: 3, arbitrary: fc.constant("<ocp:other-identity/>") },
  { weight: 1, arbitrary: pick("<ocp:anonymous-request/>", "<x:moon/>") },
);

const BOOLEANS = [
  ...["activities", "class", "deviceID", "mood", "place-is", "privacy", "sphere", "note"].map(
    (name) => `pr:provide-${name}`,
  ),
  ...["willingness", "network-availability", "registration-state"].map((name) => `op:provide-${name}`),
];

const componentMember = pick(
  "<pr:occurrence-id>t1</pr:occurrence-id>",
  "<pr:occurrence-id>p1</pr:occurrence-id>",
  "<pr:class>work</pr:class>",
  "<pr:class>home</pr:class>",
  "<x:else>t1</x:else>",
);

const components = (set: string, all: string, ...own: readonly string[]) =>
  fc.oneof(
    fc.constant(`<pr:${set}><pr:${all}/></pr:${set}>`),
    joined(fc.oneof(componentMember, pick(...own, "<pr:class>none</pr:class>")), 2).map(
      (members) => `<pr:${set}>${members}</pr:${set}>`,
    ),
  );

const transformation = fc.oneof(
  {
    weight: 3,
    arbitrary: components(
      "provide-services",
      "all-services",
      "<pr:service-uri>SIP:alice@EXAMPLE.com</pr:service-uri>",
      "<pr:service-uri-scheme>sip</pr:service-uri-scheme>",
      "<pr:service-uri-scheme>TEL</pr:service-uri-scheme>",
      "<op:service-id>im</op:service-id>",
    ),
  },
  {
    weight: 2,
    arbitrary: components("provide-devices", "all-devices", "<pr:deviceID>URN:X:a</pr:deviceID>"),
  },
  { weight: 2, arbitrary: components("provide-persons", "all-persons") },
  {
    weight: 6,
    arbitrary: fc
      .tuple(pick(...BOOLEANS), pick("true", "1", "false", "0"))
      .map(([name, value]) => `<${name}>${value}</${name}>`),
  },
  {
    weight: 2,
    arbitrary: pick("false", "bare", "thresholds", "full").map(
      (level) => `<pr:provide-user-input>${level}</pr:provide-user-input>`,
    ),
  },
  {
    weight: 1,
    arbitrary: pick("full", "false").map((level) => `<op:provide-geopriv>${level}</op:provide-geopriv>`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick("e", "mood", "status", "homepage"),
        pick("urn:x", "urn:ietf:params:xml:ns:pidf:rpid", "urn:ietf:params:xml:ns:pidf:cipid"),
        pick("true", "false"),
      )
      .map(
        ([name, ns, value]) =>
          `<pr:provide-unknown-attribute name="${name}" ns="${ns}">${value}</pr:provide-unknown-attribute>`,
      ),
  },
  { weight: 1, arbitrary: pick("<pr:provide-all-attributes/>", "<x:blur/>") },
);

const handling = pick("", "block", "confirm", "polite-block", "allow").map((value) =>
  value === "" ? "<x:ring/>" : `<pr:sub-handling>${value}</pr:sub-handling>`,
);

/** A rule that waits for its id. */
export type RuleDraft = (id: string) => string;

const ruleOf = (conditions: fc.Arbitrary<string>): fc.Arbitrary<RuleDraft> =>
  fc.tuple(conditions, handling, joined(transformation, 5)).map(
    ([all, what, shown]) =>
      (id) =>
        `<cr:rule id="${id}"><cr:conditions>${all}</cr:conditions><cr:actions>${what}</cr:actions><cr:transformations>${shown}</cr:transformations></cr:rule>`,
  );

export const ruleDraft = ruleOf(joined(condition, 2));
export const ruleWithoutOthers = ruleOf(
  joined(
    condition.filter((text) => !text.includes("other-identity")),
    2,
  ),
);

/** One document of rules, each under an id of its own. */
export const documentOf = (drafts: readonly RuleDraft[], prefix = "r"): string =>
  rulesText(...drafts.map((draft, index) => draft(`${prefix}${index}`)));

/** Who asks, when, and the state of the presentity. */
export const occasion = fc.record({
  identities: fc.oneof(
    { weight: 6, arbitrary: uri.map((one) => [one]) },
    { weight: 1, arbitrary: fc.uniqueArray(uri, { maxLength: 2 }) },
  ),
  anonymous: fc.boolean(),
  mode: pick("oma" as const, "rfc5025" as const),
  now: fc.oneof(
    pick(...TIMES.map(at)),
    fc.integer({ min: at("2026-01-05T07:00:00Z"), max: at("2026-01-05T18:00:00Z") }),
  ),
  sphere: pick(undefined, "work", "Home"),
  lists: fc.record({
    "https://example.com/a": fc.uniqueArray(uri, { maxLength: 4 }),
    "https://example.com/b": fc.uniqueArray(uri, { maxLength: 2 }),
  }),
});

export type Occasion = typeof occasion extends fc.Arbitrary<infer Value> ? Value : never;

const maybe = (...texts: readonly string[]) => pick("", ...texts);
const lines = (...parts: readonly fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((texts) => texts.join(""));
const GEOPRIV = "<gp:geopriv><gp:location-info/><gp:usage-rules/></gp:geopriv>";

const foreign = lines(
  maybe("<x:e>1</x:e>", '<x:e xmlns:y="urn:y"><y:in/></x:e>'),
  maybe("<c:homepage>https://example.com/</c:homepage>"),
  maybe(GEOPRIV),
);

const rpid = lines(
  maybe("<rpid:class>work</rpid:class>", "<rpid:class>home</rpid:class>"),
  maybe("<rpid:privacy><rpid:audio/></rpid:privacy>"),
  maybe(
    "<rpid:user-input>active</rpid:user-input>",
    '<rpid:user-input idle-threshold="60" last-input="2026-01-05T08:00:00Z">idle</rpid:user-input>',
  ),
);

const spaced = (parts: fc.Arbitrary<string>) =>
  fc.tuple(parts, maybe("\n  ", "<!-- c -->")).map(([text, space]) => text.replaceAll("><", `>${space}<`));

const tuple = spaced(
  lines(
    pick(
      "<status/>",
      "<status><basic>open</basic></status>",
      `<status><basic>closed</basic>${GEOPRIV}<x:s/></status>`,
    ),
    maybe("<op:willingness><op:basic>open</op:basic></op:willingness>"),
    maybe("<op:registration-state>active</op:registration-state>"),
    maybe(
      "<op:service-description><op:service-id>im</op:service-id><op:version>1</op:version></op:service-description>",
    ),
    rpid,
    maybe("<dm:deviceID>urn:x:a</dm:deviceID>"),
    foreign,
    maybe(
      "<contact>sip:alice@example.com</contact>",
      "<contact>SIP:alice@example.com</contact>",
      '<contact priority="0.5">tel:+1555</contact>',
    ),
    maybe('<note xml:lang="en">n</note>'),
    maybe("<timestamp>2026-01-05T09:00:00Z</timestamp>"),
  ),
);

const person = spaced(
  lines(
    maybe("<rpid:activities><rpid:note>q</rpid:note><rpid:busy/></rpid:activities>"),
    maybe("<rpid:mood><rpid:happy/></rpid:mood>"),
    maybe("<rpid:sphere><rpid:work/></rpid:sphere>"),
    maybe("<op:overriding-willingness><op:basic>open</op:basic></op:overriding-willingness>"),
    rpid,
    foreign,
    maybe("<dm:note>n</dm:note>"),
    maybe("<dm:timestamp>2026-01-05T09:00:00Z</dm:timestamp>"),
  ),
);

const device = spaced(
  lines(
    maybe('<op:network-availability><op:network id="n"><op:active/></op:network></op:network-availability>'),
    rpid,
    foreign,
    pick("<dm:deviceID>urn:x:a</dm:deviceID>", "<dm:deviceID>urn:x:b</dm:deviceID>"),
    maybe("<dm:note>n</dm:note>"),
    maybe("<dm:timestamp>2026-01-05T09:00:00Z</dm:timestamp>"),
  ),
);

/** A presence document as text, schema-valid. */
export const presenceText = fc
  .record({
    tuples: fc.array(tuple, { maxLength: 3 }),
    notes: maybe("<note>top</note>", "<note>top</note><note>two</note>"),
    persons: fc.array(person, { maxLength: 2 }),
    devices: fc.array(device, { maxLength: 2 }),
    edition: maybe(' x:edition="1"'),
    top: maybe("<x:e/>", "<x:f/>", "<rpid:mood><rpid:sad/></rpid:mood>"),
  })
  .map(({ tuples, notes, persons, devices, edition, top }) =>
    [
      `<presence xmlns="urn:ietf:params:xml:ns:pidf" xmlns:dm="urn:ietf:params:xml:ns:pidf:data-model" xmlns:rpid="urn:ietf:params:xml:ns:pidf:rpid" xmlns:op="urn:oma:xml:prs:pidf:oma-pres" xmlns:c="urn:ietf:params:xml:ns:pidf:cipid" xmlns:gp="urn:ietf:params:xml:ns:pidf:geopriv10" xmlns:x="urn:x" entity="sip:alice@example.com"${edition}>`,
      ...tuples.map((content, index) => `<tuple id="t${index + 1}">${content}</tuple>`),
      notes,
      ...persons.map((content, index) => `<dm:person id="p${index + 1}">${content}</dm:person>`),
      ...devices.map((content, index) => `<dm:device id="d${index + 1}">${content}</dm:device>`),
      top,
      "</presence>",
    ].join(""),
  );
