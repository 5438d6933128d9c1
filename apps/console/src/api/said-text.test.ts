import { displayNameSchema, passwordSchema } from "@porchlight/admin-api";
import { readValue } from "@porchlight/provisioning";
import { uiDe } from "@porchlight/ui/words/de";
import { expect, test } from "vitest";
import german from "../../words/de.json";
import { createSay } from "../words/say";
import { say } from "../words/testing/english";
import { issueText } from "./issue-text";
import { phraseIn, saidText } from "./said-text";

const sag = createSay(german, uiDe);

const issueOf = (schema: typeof displayNameSchema | typeof passwordSchema, value: string) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  if (issue === undefined) throw new Error(`${value} is accepted`);
  return issue;
};

test.each([
  [passwordSchema, "", "Is empty", "Ist leer"],
  [displayNameSchema, "a".repeat(600), "Is longer than 200 characters", "Ist länger als 200 Zeichen"],
  [passwordSchema, "short", "Is shorter than 8 characters", "Ist kürzer als 8 Zeichen"],
  [passwordSchema, " a password ", "Begins or ends with a space", "Beginnt oder endet mit einem Leerzeichen"],
])(
  "a schema of the contract tells what is wrong in the language of the page, %#",
  (schema, value, en, de) => {
    expect(issueText(issueOf(schema, value), say)).toBe(en);
    expect(issueText(issueOf(schema, value), sag)).toBe(de);
  },
);

test("PRV-003 the range of a value is told in the language of the page", () => {
  const read = readValue("outboundFlows", "9");
  expect(read.ok ? "" : saidText(read.error.reason, "", sag)).toBe("muss eine ganze Zahl von 1 bis 2 sein");
});

const domain = { code: "has-no-host-name", places: {} };
const atFault = { code: "address-at-fault", places: { address: "sip:{reason}@x", reason: domain } };

test("a phrase in a place is said too, and what a value says is not read again", () => {
  expect(saidText(atFault, "", sag)).toBe("sip:{reason}@x hat eine Domain, die kein Hostname ist");
  expect(phraseIn(atFault, "has-no-host-name")).toBe(domain);
  expect(phraseIn(atFault, "is-empty")).toBeUndefined();
});

test.each([
  { code: "of-tomorrow", places: {} },
  { code: "constructor", places: {} },
  { code: "address-at-fault", places: { address: "a", reason: { code: "of-tomorrow", places: {} } } },
  { code: "address-at-fault", places: { address: "a", reason: ["b"] } },
])("what the page does not know all of is told as the server said it, %#", (said) => {
  expect(saidText(said, "as the server said it", sag)).toBe("as the server said it");
});

test("a time is written as the reader writes it", () => {
  const said = { code: "because-valid", places: { time: "2026-01-31T12:00:00Z" } };
  expect(saidText(said, "", sag)).toMatch(/^gültig bis 31\.01\.2026, /);
  expect(saidText({ ...said, places: { time: "soon" } }, "", sag)).toBe("gültig bis soon");
});
