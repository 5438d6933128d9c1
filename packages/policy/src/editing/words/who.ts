import type { Condition, IdentityMember } from "@porchlight/documents";
import { asciiDomain } from "../../identity/ascii-domain";
import { identityKey, identityOf } from "../../identity/identity";
import type { OpenRules } from "../open-rules";
import { enumerated, type Naming, wordsOf } from "./naming";
import type { RuleWords } from "./rule-words";

/** Whom a statement is about. */
export type About =
  /** URIs, each once, as rules and lists write them. */
  | { readonly kind: "watchers"; readonly uris: readonly string[] }
  /** All of a domain, but for some. */
  | { readonly kind: "domain"; readonly domain: string; readonly except: readonly string[] }
  | { readonly kind: "everybody" }
  /** Whoever no statement names. */
  | { readonly kind: "others" }
  | { readonly kind: "anonymous" }
  /** More than one of these at once. */
  | { readonly kind: "several" };

/** The subject of a sentence. */
export interface Who {
  readonly about: About;
  readonly text: string;
  readonly isPlural: boolean;
}

export const everybody = (words: RuleWords): Who => ({ about: { kind: "everybody" }, ...words.everybody });
export const others = (words: RuleWords): Who => ({ about: { kind: "others" }, ...words.others });
const anonymous = (words: RuleWords): Who => ({ about: { kind: "anonymous" }, ...words.anonymous });

/** Undefined where nobody can be meant. */
export function whoOf(conditions: readonly Condition[], open: OpenRules, naming: Naming): Who | undefined {
  const asked = conditions.filter(({ kind }) => kind !== "sphere" && kind !== "validity");
  const those = asked.map((condition) => whoIn(condition, open, naming));
  const [first, ...more] = those;
  if (those.length === 0) return everybody(wordsOf(naming));
  if (first === undefined || more.length === 0) return first;
  if (more.includes(undefined)) return undefined;
  const text = wordsOf(naming).among(those.flatMap((who) => who?.text ?? []));
  return { about: { kind: "several" }, text, isPlural: true };
}

function whoIn(condition: Condition, open: OpenRules, naming: Naming): Who | undefined {
  switch (condition.kind) {
    case "identity":
      return oneOf(
        condition.members.flatMap((member) => memberWho(member, open, naming)),
        naming,
      );
    case "external-list": {
      const members = new Set(condition.anchors.flatMap((anchor) => [...open.lookup(anchor).members]));
      return watchersWho([...members], naming);
    }
    case "other-identity":
      return others(wordsOf(naming));
    case "anonymous-request":
      return anonymous(wordsOf(naming));
    default:
      return undefined;
  }
}

/** Members of one condition are alternatives. */
function oneOf(those: readonly Who[], naming: Naming): Who | undefined {
  const uris = those.flatMap(({ about }) => (about.kind === "watchers" ? about.uris : []));
  const apart = those.filter(({ about }) => about.kind !== "watchers");
  const people = watchersWho(uris, naming);
  const all = people === undefined ? apart : [people, ...apart];
  const [only] = all;
  if (only === undefined || all.length === 1) return only;
  const words = wordsOf(naming);
  const inside = all.slice(1).map(({ text }) => words.inside(text));
  return { about: { kind: "several" }, text: enumerated([only.text, ...inside], words), isPlural: true };
}

const watchersWho = (uris: readonly string[], naming: Naming): Who | undefined =>
  uris.length === 0
    ? undefined
    : {
        about: { kind: "watchers", uris },
        text: enumerated(uris.map(naming.nameOf), wordsOf(naming)),
        isPlural: uris.length > 1,
      };

function memberWho(member: IdentityMember, { inForce: { xui } }: OpenRules, naming: Naming): Who[] {
  if (member.kind === "unknown") return [];
  if (member.kind === "one") {
    const isOwn = identityKey(member.id) === identityKey(xui);
    const who = isOwn ? undefined : watchersWho([member.id], naming);
    return who === undefined ? [] : [who];
  }
  const words = wordsOf(naming);
  const but = exceptionWords(member.exceptions, naming);
  if (member.domain === undefined) {
    const { text, isPlural } = words.known;
    return [{ about: { kind: "everybody" }, text: text + but.text, isPlural }];
  }
  const domain = asciiDomain(member.domain) ?? member.domain;
  const those = domain === identityOf(xui).domain ? words.colleagues(domain) : words.people(domain);
  const about: About = { kind: "domain", domain, except: but.uris };
  return [{ about, text: those + but.text, isPlural: true }];
}

type Exceptions = Extract<IdentityMember, { readonly kind: "many" }>["exceptions"];

function exceptionWords(exceptions: Exceptions, naming: Naming) {
  const words = wordsOf(naming);
  const known = exceptions.flatMap((each) => (each.kind === "except" ? [each] : []));
  const uris = known.flatMap(({ id }) => id ?? []);
  const domains = known.flatMap(({ domain }) =>
    domain === undefined ? [] : [words.inside(words.people(domain))],
  );
  const names = [...uris.map(naming.nameOf), ...domains];
  return { uris, text: names.length === 0 ? "" : words.except(enumerated(names, words)) };
}
