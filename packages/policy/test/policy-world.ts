import { type PresenceDocument, readPresence } from "@porchlight/documents";
import { type Instant, instant } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import {
  compileRuleset,
  DEFAULT_POLICY_SETTINGS,
  type GoverningRules,
  governingRules,
  identityKey,
  identityOf,
  type PolicyQuestion,
  type Ruleset,
  watcherOf,
} from "../src/index";

export { rulesText, ruleText } from "../src/testing";

export function ruleset(text: string): Ruleset {
  const compiled = compileRuleset(text);
  if (!compiled.ok) throw new Error(compiled.error.reason.text);
  return compiled.value;
}

export const governing = (...texts: readonly string[]): GoverningRules =>
  governingRules(
    undefined,
    texts.map((text) => compileRuleset(text)),
  );

export const ALICE = "sip:alice@example.com";
export const NOON: Instant = instant(Date.parse("2026-01-05T12:00:00Z"));

/** A question about alice at noon; lists by anchor. */
export interface Asked extends Partial<Omit<PolicyQuestion, "watcher" | "lists" | "presentity">> {
  readonly watcher?: string | readonly string[];
  readonly anonymous?: boolean;
  readonly presentity?: string;
  readonly lists?: Readonly<Record<string, readonly string[]>>;
}

export function question(asked: Asked): PolicyQuestion {
  const { watcher = [], anonymous = false, presentity = ALICE, lists = {}, ...others } = asked;
  const members = new Map(
    Object.entries(lists).map(([anchor, uris]) => [anchor, new Set(uris.map(identityKey))]),
  );
  return {
    presentity: identityOf(presentity),
    watcher: watcherOf(typeof watcher === "string" ? [watcher] : watcher, anonymous),
    rules: { kind: "none" },
    now: NOON,
    sphere: undefined,
    lists: (anchor) => ({ members: members.get(anchor) ?? new Set(), isCutShort: false }),
    settings: DEFAULT_POLICY_SETTINGS,
    ...others,
  };
}

export function presence(text: string): PresenceDocument {
  const xml = parseXml(text);
  if (!xml.ok) throw new Error(xml.error.reason.text);
  const read = readPresence(xml.value);
  if (!read.ok) throw new Error(read.error.text);
  return read.value;
}
