import { selected } from "./xcap";

export const LISTS_TYPE = "application/resource-lists+xml";
export const ELEMENT_TYPE = "application/xcap-el+xml";
export const ATTRIBUTE_TYPE = "application/xcap-att+xml";
export const NAMESPACES_TYPE = "application/xcap-ns+xml";
export const SERVICES_TYPE = "application/rls-services+xml";

/** The document of V-10 as it is stored before each row. */
export const DOCUMENT =
  '<resource-lists xmlns="urn:ietf:params:xml:ns:resource-lists"><list name="friends"><entry uri="sip:bob@example.com"><display-name>Bob</display-name></entry><entry uri="sip:carol@example.com"/></list><list name="work"><entry uri="sip:dave@example.com"/></list></resource-lists>';

const ROOT = "/xcap-root";
export const HOME = `${ROOT}/resource-lists/users/sip:alice@example.com`;
export const U = `${HOME}/index`;
const L = `${U}/~~/resource-lists`;

/** One row: a request of alice, and what comes of it. A row without `leaves` that is refused leaves the document as it was. */
export interface VectorRow {
  readonly row: string;
  readonly method: string;
  readonly path: string;
  readonly type?: string;
  readonly body?: string | Buffer;
  /** `e1` stands for the entity-tag of the document. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: "bob" | "nobody";
  readonly status: number;
  readonly answer?: string | RegExp;
  readonly answerType?: string;
  readonly allow?: string;
  readonly conflict?: string;
  /** The document afterwards. */
  readonly leaves?: string | RegExp;
}

const entry = (uri: string): string => `<entry uri="${uri}"/>`;

const get = (row: string, path: string, status: number, answer?: string | RegExp): VectorRow => ({
  row,
  method: "GET",
  path: selected(path),
  status,
  ...(answer === undefined ? {} : { answer }),
});

const putElement = (
  row: string,
  path: string,
  body: string | Buffer,
  outcome: Omit<VectorRow, "row" | "method" | "path" | "type" | "body">,
): VectorRow => ({ row, method: "PUT", path: selected(path), type: ELEMENT_TYPE, body, ...outcome });

const putAttribute = (
  row: string,
  path: string,
  body: string,
  outcome: Omit<VectorRow, "row" | "method" | "path" | "type" | "body">,
): VectorRow => ({ row, method: "PUT", path: selected(path), type: ATTRIBUTE_TYPE, body, ...outcome });

const remove = (
  row: string,
  path: string,
  outcome: Omit<VectorRow, "row" | "method" | "path">,
): VectorRow => ({
  row,
  method: "DELETE",
  path: selected(path),
  ...outcome,
});

const order = (...parts: readonly string[]): RegExp =>
  new RegExp(parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join(".*"), "s");

const cannotInsert = { status: 409, conflict: "cannot-insert" } as const;
const uniqueness = { status: 409, conflict: "uniqueness-failure" } as const;
const invalid = { status: 409, conflict: "schema-validation-error" } as const;
const constraint = { status: 409, conflict: "constraint-failure" } as const;

const services = (reference: string): string =>
  `<rls-services xmlns="urn:ietf:params:xml:ns:rls-services"><service uri="sip:alice-x@example.com"><resource-list>${reference}</resource-list><packages><package>presence</package></packages></service></rls-services>`;

const withForeign = (place: "list" | "root"): string => {
  const foreign = '<x:y xmlns:x="urn:other"/>';
  return place === "list"
    ? DOCUMENT.replace("</list></resource-lists>", `${foreign}</list></resource-lists>`)
    : DOCUMENT.replace("</resource-lists>", `${foreign}</resource-lists>`);
};

/** V-10, row by row; rows that are more than one request are in the tests themselves. */
export const V_10: readonly VectorRow[] = [
  { ...get("1 a document", U, 200, DOCUMENT), answerType: LISTS_TYPE },
  { ...get("2 a document that is known", U, 304), headers: { "If-None-Match": "e1" } },
  {
    ...get(
      "3 an element by attribute and position",
      `${L}/list[@name="friends"]/entry[2]`,
      200,
      entry("sip:carol@example.com"),
    ),
    answerType: ELEMENT_TYPE,
  },
  get("4 two lists match a step", `${L}/list/entry`, 404),
  get("5 by position", `${L}/list[2]/entry`, 200, entry("sip:dave@example.com")),
  get("6 beyond the last position", `${L}/list[3]`, 404),
  get("7 position first, then attribute", `${L}/list[1][@name="work"]`, 404),
  get("8 wildcards", `${U}/~~/*/list[1]/*[2]`, 200, entry("sip:carol@example.com")),
  get(
    "9 an attribute value with @ and :",
    `${L}/list[@name="friends"]/entry[@uri="sip:bob@example.com"]/display-name`,
    200,
    "<display-name>Bob</display-name>",
  ),
  get("10 single quotes", `${L}/list[@name='friends']`, 200, /^<list name="friends">/),
  {
    ...get("11 an attribute", `${L}/list[@name="friends"]/entry[1]/@uri`, 200, '"sip:bob@example.com"'),
    answerType: ATTRIBUTE_TYPE,
  },
  get("12 a missing attribute", `${L}/list[@name="friends"]/@missing`, 404),
  {
    ...get(
      "13 namespace bindings",
      `${L}/list[@name="friends"]/namespace::*`,
      200,
      '<list xmlns="urn:ietf:params:xml:ns:resource-lists"/>',
    ),
    answerType: NAMESPACES_TYPE,
  },
  {
    ...remove("14 DELETE of bindings", `${L}/list[@name="friends"]/namespace::*`, { status: 405 }),
    allow: "GET",
  },
  {
    ...putElement("14 PUT of bindings", `${L}/list[@name="friends"]/namespace::*`, "<list/>", {
      status: 405,
    }),
    allow: "GET",
  },
  get("15 an undefined prefix", `${U}/~~/rl:resource-lists/rl:list[1]`, 400),
  get(
    "16 a defined prefix",
    `${U}/~~/rl:resource-lists/rl:list[1]?xmlns(rl=urn:ietf:params:xml:ns:resource-lists)`,
    200,
    /^<list name="friends">/,
  ),
  get("17 another namespace", `${U}/~~/x:resource-lists?xmlns(x=urn:other)`, 404),
  get("18 an extension selector", `${L}/entry-of(3)`, 404),
  putElement(
    "19 a new element",
    `${L}/list[@name="work"]/entry[@uri="sip:erin@example.com"]`,
    entry("sip:erin@example.com"),
    {
      status: 201,
      leaves: order(
        entry("sip:dave@example.com") + entry("sip:erin@example.com"),
        "</list></resource-lists>",
      ),
    },
  ),
  putElement(
    "21 an element that is not selected",
    `${L}/list[@name="work"]/entry[@uri="sip:erin@example.com"]`,
    entry("sip:gina@example.com"),
    cannotInsert,
  ),
  putElement(
    "22 position one with another attribute",
    `${L}/list[@name="friends"]/entry[1][@uri="sip:new@example.com"]`,
    entry("sip:new@example.com"),
    {
      status: 201,
      leaves: order(entry("sip:new@example.com"), "sip:bob@example.com", "sip:carol@example.com"),
    },
  ),
  putElement(
    "23 beyond the end",
    `${L}/list[@name="friends"]/entry[5][@uri="sip:new@example.com"]`,
    entry("sip:new@example.com"),
    cannotInsert,
  ),
  putElement(
    "24 no parent",
    `${L}/list[@name="none"]/entry[@uri="sip:x@example.com"]`,
    entry("sip:x@example.com"),
    {
      status: 409,
      conflict: "no-parent",
      answer:
        '<xcap-error xmlns="urn:ietf:params:xml:ns:xcap-error"><no-parent><ancestor>https://example.com/xcap-root/resource-lists/users/sip:alice@example.com/index/~~/resource-lists</ancestor></no-parent></xcap-error>',
    },
  ),
  putAttribute("25 the attribute that selects", `${L}/list[@name="friends"]/@name`, '"pals"', cannotInsert),
  ...['"sip:zed@example.com"', "'sip:zed@example.com'", "sip:zed@example.com"].map((value) =>
    putAttribute(
      `26 an attribute by position, sent as ${value}`,
      `${L}/list[@name="work"]/entry[1]/@uri`,
      value,
      {
        status: 200,
        leaves: /<entry uri=(["'])sip:zed@example\.com\1\/>/,
      },
    ),
  ),
  putAttribute(
    "27 the attribute that selects its element",
    `${L}/list[@name="work"]/entry[@uri="sip:dave@example.com"]/@uri`,
    '"sip:zed@example.com"',
    cannotInsert,
  ),
  putElement("28 not valid", `${L}/list[@name="work"]/entry[2]`, "<entry/>", invalid),
  putElement(
    "29 an entry twice",
    `${L}/list[@name="work"]/entry[2]`,
    entry("sip:dave@example.com"),
    uniqueness,
  ),
  putElement("30 a list name twice", `${L}/list[3]`, '<list name="work"/>', uniqueness),
  putElement("31 two elements", `${L}/list[@name="work"]/entry[2]`, '<entry uri="a"/><entry uri="b"/>', {
    status: 409,
    conflict: "not-xml-frag",
  }),
  ...['"a<b"', '"a&b"', '"ab'].map((value) =>
    putAttribute(`32 no attribute value: ${value}`, `${L}/list[@name="work"]/entry[1]/@uri`, value, {
      status: 409,
      conflict: "not-xml-att-value",
    }),
  ),
  putElement(
    "33 not UTF-8",
    `${L}/list[@name="work"]/entry[2]`,
    Buffer.from('<entry uri="sip:\xff@x"/>', "latin1"),
    {
      status: 409,
      conflict: "not-utf-8",
    },
  ),
  {
    row: "34 not well-formed",
    method: "PUT",
    path: U,
    type: LISTS_TYPE,
    body: "<resource-lists",
    status: 409,
    conflict: "not-well-formed",
  },
  {
    row: "35 a document of another type",
    method: "PUT",
    path: U,
    type: "text/xml",
    body: DOCUMENT,
    status: 415,
  },
  {
    row: "35 an element of another type",
    method: "PUT",
    path: selected(`${L}/list[@name="work"]/entry[2]`),
    type: "application/xml",
    body: entry("sip:x@example.com"),
    status: 415,
  },
  putElement("36 of an older version", `${L}/list[@name="work"]/entry[2]`, entry("sip:x@example.com"), {
    status: 412,
    headers: { "If-Match": '"e0"' },
  }),
  putElement(
    "37 If-None-Match: * on an element",
    `${L}/list[@name="work"]/entry[2]`,
    entry("sip:x@example.com"),
    {
      status: 412,
      headers: { "If-None-Match": "*" },
    },
  ),
  {
    row: "38 only when it does not exist",
    method: "PUT",
    path: U,
    type: LISTS_TYPE,
    body: DOCUMENT,
    headers: { "If-None-Match": "*" },
    status: 412,
  },
  remove("40 the last of a name", `${L}/list[@name="friends"]/entry[2]`, {
    status: 200,
    leaves: order("<display-name>Bob</display-name></entry></list>"),
  }),
  remove("41 another would take its place", `${L}/list[@name="friends"]/entry[1]`, {
    status: 409,
    conflict: "cannot-delete",
  }),
  remove("42 several match", `${L}/list[@name="friends"]/entry`, { status: 404 }),
  remove("43 by attribute", `${L}/list[@name="friends"]/entry[@uri="sip:bob@example.com"]`, {
    status: 200,
    leaves: order('<list name="friends"><entry uri="sip:carol@example.com"/></list>'),
  }),
  { row: "46 POST", method: "POST", path: U, status: 405, allow: "GET, HEAD, PUT, DELETE" },
  { ...get("47 as another user", U, 403), as: "bob" },
  { ...get("48 as nobody", U, 401), as: "nobody" },
  get("49 an unknown usage", `${ROOT}/nonsense/users/sip:alice@example.com/index`, 404),
  {
    row: "50 what the server makes",
    method: "PUT",
    path: `${ROOT}/xcap-caps/global/index`,
    type: "application/xcap-caps+xml",
    body: "<xcap-caps xmlns='urn:ietf:params:xml:ns:xcap-caps'><auids/><namespaces/></xcap-caps>",
    status: 405,
    allow: "GET, HEAD",
  },
  {
    ...get(
      "51 what the server can do",
      `${ROOT}/xcap-caps/global/index`,
      200,
      /<auid>resource-lists<\/auid>/,
    ),
    answerType: "application/xcap-caps+xml",
  },
  get("52 an encoded slash is no separator", `${U}/~~/resource-lists%2Flist`, 404),
  get("53 an encoded tilde is one", `${U}/%7E%7E/resource-lists`, 200, DOCUMENT),
  putElement("54 position among all", `${L}/*[2][@name="mid"]`, '<list name="mid"/>', {
    status: 201,
    leaves: order('name="friends"', 'name="mid"', 'name="work"'),
  }),
  putElement("55 before the first", `${L}/list[1][@name="top"]`, '<list name="top"/>', {
    status: 201,
    leaves: order('name="top"', 'name="friends"', 'name="work"'),
  }),
  putElement("56 beyond the end of lists", `${L}/list[4][@name="x"]`, '<list name="x"/>', cannotInsert),
  putElement(
    "57 strings, not URIs",
    `${L}/list[@name="work"]/entry[@uri="sip:DAVE@example.com"]`,
    entry("sip:DAVE@example.com"),
    {
      status: 201,
      leaves: order("sip:dave@example.com", "sip:DAVE@example.com"),
    },
  ),
  remove("58 an attribute that is needed", `${L}/list[@name="friends"]/entry[1]/@uri`, invalid),
  putElement(
    "59 no parent comes before the condition",
    `${L}/list[@name="none"]/entry[1]`,
    entry("sip:x@example.com"),
    {
      status: 409,
      conflict: "no-parent",
      headers: { "If-Match": '"e0"' },
    },
  ),
  get("60 the index of services is not for users", `${ROOT}/rls-services/global/index`, 403),
  {
    row: "61 one name only",
    method: "PUT",
    path: `${ROOT}/pidf-manipulation/users/sip:alice@example.com/second`,
    type: "application/pidf+xml",
    body: '<presence xmlns="urn:ietf:params:xml:ns:pidf" entity="sip:alice@example.com"/>',
    ...constraint,
  },
  ...[
    "https://example.com/xcap-root/resource-lists/users/sip:bob@example.com/index/~~/resource-lists/list%5B1%5D",
    "https://example.com/xcap-root/pres-rules/users/sip:alice@example.com/index",
    "/resource-lists/users/sip:alice@example.com/index",
  ].map(
    (reference): VectorRow => ({
      row: `62 a service list elsewhere: ${reference}`,
      method: "PUT",
      path: `${ROOT}/rls-services/users/sip:alice@example.com/index`,
      type: SERVICES_TYPE,
      body: services(reference),
      ...constraint,
    }),
  ),
  putElement(
    "63 an absolute path in a reference",
    `${L}/list[@name="work"]/entry-ref[@ref="/resource-lists/x"]`,
    '<entry-ref ref="/resource-lists/x"/>',
    constraint,
  ),
  {
    row: "64 a foreign element where the schema lets it in",
    method: "PUT",
    path: U,
    type: LISTS_TYPE,
    body: withForeign("list"),
    status: 200,
    leaves: withForeign("list"),
  },
  {
    row: "65 a foreign element elsewhere",
    method: "PUT",
    path: U,
    type: LISTS_TYPE,
    body: withForeign("root"),
    ...invalid,
  },
  get("66 other schemes in the query", `${U}/~~/resource-lists?xmlns(a=urn:x)foo(bar)`, 200, DOCUMENT),
];
