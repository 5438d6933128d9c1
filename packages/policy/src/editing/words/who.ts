import type { Condition, IdentityMember } from "@porchlight/documents";
import { asciiDomain } from "../../identity/ascii-domain";
import { identityKey, identityOf } from "../../identity/identity";
import type { OpenRules } from "../open-rules";
import { enumerated, type Naming } from "./naming";

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

export const EVERYBODY: Who = { about: { kind: "everybody" }, text: "Everybody", isPlural: false };
export const OTHERS: Who = { about: { kind: "others" }, text: "Anybody else", isPlural: false };
const ANONYMOUS: Who = { about: { kind: "anonymous" }, text: "Anonymous watchers", isPlural: true };

/** Undefined where nobody can be meant. */
export function whoOf(conditions: readonly Condition[], open: OpenRules, naming: Naming): Who | undefined {
  const asked = conditions.filter(({ kind }) => kind !== "sphere" && kind !== "validity");
  const those = asked.map((condition) => whoIn(condition, open, naming));
  const [first, ...others] = those;
  if (those.length === 0) return EVERYBODY;
  if (first === undefined || others.length === 0) return first;
  if (others.includes(undefined)) return undefined;
  const text = those.flatMap((who) => who?.text ?? []).join(" who are also among ");
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
      return OTHERS;
    case "anonymous-request":
      return ANONYMOUS;
    default:
      return undefined;
  }
}

/** Members of one condition are alternatives. */
function oneOf(those: readonly Who[], naming: Naming): Who | undefined {
  const uris = those.flatMap(({ about }) => (about.kind === "watchers" ? about.uris : []));
  const others = those.filter(({ about }) => about.kind !== "watchers");
  const people = watchersWho(uris, naming);
  const all = people === undefined ? others : [people, ...others];
  const [only] = all;
  if (only === undefined || all.length === 1) return only;
  const inside = all.slice(1).map(({ text }) => text.charAt(0).toLowerCase() + text.slice(1));
  return { about: { kind: "several" }, text: enumerated([only.text, ...inside]), isPlural: true };
}

const watchersWho = (uris: readonly string[], { nameOf }: Naming): Who | undefined =>
  uris.length === 0
    ? undefined
    : {
        about: { kind: "watchers", uris },
        text: enumerated(uris.map(nameOf)),
        isPlural: uris.length > 1,
      };

function memberWho(member: IdentityMember, { inForce: { xui } }: OpenRules, naming: Naming): Who[] {
  if (member.kind === "unknown") return [];
  if (member.kind === "one") {
    const isOwn = identityKey(member.id) === identityKey(xui);
    const who = isOwn ? undefined : watchersWho([member.id], naming);
    return who === undefined ? [] : [who];
  }
  const but = exceptionWords(member.exceptions, naming);
  if (member.domain === undefined) {
    return [{ ...EVERYBODY, text: `Everybody who is known${but.text}` }];
  }
  const domain = asciiDomain(member.domain) ?? member.domain;
  const those = domain === identityOf(xui).domain ? "Colleagues" : "People";
  const about: About = { kind: "domain", domain, except: but.uris };
  return [{ about, text: `${those} at ${domain}${but.text}`, isPlural: true }];
}

type Exceptions = Extract<IdentityMember, { readonly kind: "many" }>["exceptions"];

function exceptionWords(exceptions: Exceptions, { nameOf }: Naming) {
  const known = exceptions.flatMap((each) => (each.kind === "except" ? [each] : []));
  const uris = known.flatMap(({ id }) => id ?? []);
  const domains = known.flatMap(({ domain }) => (domain === undefined ? [] : [`people at ${domain}`]));
  const names = [...uris.map(nameOf), ...domains];
  return { uris, text: names.length === 0 ? "" : ` (but not ${enumerated(names)})` };
}
