import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { recordActions, recordSources } from "@porchlight/accounting";
import { ACCOUNT_SAYINGS } from "@porchlight/accounts";
import { INPUT_SAYINGS } from "@porchlight/admin-api";
import { CALENDAR_SAYINGS } from "@porchlight/calendar";
import { CONTENT_SAYINGS } from "@porchlight/content";
import { PRESENCE_SAYINGS, RULES_SAYINGS, SCHEDULE_SAYINGS } from "@porchlight/documents";
import { PEER_TEST_SAYINGS } from "@porchlight/engine";
import { JOINING_SAYINGS, type Sayings } from "@porchlight/kernel";
import { POLICY_SAYINGS } from "@porchlight/policy";
import { PROVISIONING_SAYINGS } from "@porchlight/provisioning";
import { LIST_SAYINGS } from "@porchlight/rls";
import { PEER_SAYINGS } from "@porchlight/routing";
import { SIP_SAYINGS } from "@porchlight/sip-message";
import { XCAP_SAYINGS } from "@porchlight/xdm";
import { XML_SAYINGS } from "@porchlight/xml";
import { SCHEMA_SAYINGS } from "@porchlight/xml-schema";
import { describe, expect, test } from "vitest";
import { DELIVERY_SAYINGS } from "../accounting/sayings";
import { FEED_SAYINGS } from "../agents/calendar/sayings";
import { CONTENT_DESK_SAYINGS } from "../content/sayings";
import { DOCTOR_SAYINGS } from "../doctor/sayings";
import { CLOSING_SAYINGS } from "../listeners/sayings";
import { LOOK_UP_SAYINGS } from "../routing/sayings";
import { RUNTIME_SAYINGS } from "../runtime/sayings";
import { ADMIN_SAYINGS } from "./sayings";

const tables: readonly Sayings[] = [
  ...[ACCOUNT_SAYINGS, ADMIN_SAYINGS, DOCTOR_SAYINGS, FEED_SAYINGS, INPUT_SAYINGS, JOINING_SAYINGS],
  ...[POLICY_SAYINGS, PROVISIONING_SAYINGS, RULES_SAYINGS, XCAP_SAYINGS, XML_SAYINGS],
  ...[CALENDAR_SAYINGS, CONTENT_SAYINGS, LIST_SAYINGS, PRESENCE_SAYINGS, RUNTIME_SAYINGS],
  ...[DELIVERY_SAYINGS, LOOK_UP_SAYINGS, PEER_SAYINGS, PEER_TEST_SAYINGS],
  ...[CLOSING_SAYINGS, CONTENT_DESK_SAYINGS, SCHEDULE_SAYINGS, SCHEMA_SAYINGS],
  SIP_SAYINGS,
];
const sayings = tables.flatMap((table) => Object.entries(table));
const english = new Map(sayings);

const words = join(import.meta.dirname, "../../../console/words");
const languages = readdirSync(words).filter((file) => file.endsWith(".json"));

/** A language of the console as its file has it. */
const wordsOf = (file: string) => JSON.parse(readFileSync(join(words, file), "utf8"));

/** A sentence for each code; of one that is counted, the form for many. */
function saidIn(file: string): ReadonlyMap<string, string> {
  const { said }: { said: Record<string, string | { other: string }> } = wordsOf(file);
  return new Map(
    Object.entries(said).map(([code, text]) => [code, typeof text === "string" ? text : text.other]),
  );
}

test("a code says one thing, whichever room says it", () => {
  expect(sayings.filter(([code, text]) => english.get(code) !== text)).toEqual([]);
});

test("the console says in English what the server says", () => {
  expect(Object.fromEntries(saidIn("en.json"))).toEqual(Object.fromEntries(english));
});

describe.each(languages)("%s", (file) => {
  const said = saidIn(file);

  test("has a sentence for every code that the server can say, and no other", () => {
    expect([...said.keys()].sort()).toEqual([...english.keys()].sort());
  });

  test("has a word for all that a charging record can be of", () => {
    const { actions, sources } = wordsOf(file).charging;
    expect([Object.keys(actions), Object.keys(sources)]).toEqual([recordActions, recordSources]);
  });

  test("has every place of it", () => {
    const placesOf = (text = "") => [...new Set(text.match(/\{\w+\}/g))].sort();
    expect([...said].map(([code, text]) => [code, placesOf(text)])).toEqual(
      [...said.keys()].map((code) => [code, placesOf(english.get(code))]),
    );
  });
});
