import { attributeOf, childElements, textOf, type XmlElement } from "@porchlight/xml";

/** A question in plain terms. */
export interface NaiveQuestion {
  /** Roots of the governing documents; undefined when there is none. */
  readonly documents: readonly XmlElement[] | undefined;
  readonly presentity: string;
  readonly identities: readonly string[];
  readonly anonymous: boolean;
  readonly mode: "oma" | "rfc5025";
  readonly now: number;
  readonly sphere: string | undefined;
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly defaults: { readonly ownDomain: string; readonly others: string };
}

export interface NaiveAnswer {
  readonly handling: string;
  /** The transformation elements of all rules that match; undefined stands for everything. */
  readonly transformations: readonly XmlElement[] | undefined;
}

const CR = "urn:ietf:params:xml:ns:common-policy";
const OCP = "urn:oma:xml:xdm:common-policy";
const PR = "urn:ietf:params:xml:ns:pres-rules";

/** The reference algorithm, word for word and without any thought of speed. */
export function naiveDecision(question: NaiveQuestion): NaiveAnswer {
  const { documents, presentity, identities } = question;
  if (identities.some((uri) => sameEntity(uri, presentity)))
    return { handling: "allow", transformations: undefined };
  if (documents === undefined) return naiveDefault(question);
  const hits = documents.flatMap((root) => childElements(root)).filter((rule) => naiveMatch(rule, question));
  const handlings = hits.flatMap((rule) =>
    partsOf(rule, "actions").filter(is(PR, "sub-handling")).map(textOf),
  );
  const order = ["block", "confirm", "polite-block", "allow"];
  const highest = order[Math.max(0, ...handlings.map((handling) => order.indexOf(handling)))] ?? "block";
  return {
    handling: highest === "confirm" && identities.length === 0 ? "block" : highest,
    transformations: hits.flatMap((rule) => partsOf(rule, "transformations")),
  };
}

function naiveDefault(question: NaiveQuestion): NaiveAnswer {
  const own = visible(question).some((uri) => domainOf(uri) === domainOf(question.presentity));
  const handling = own ? question.defaults.ownDomain : question.defaults.others;
  if (handling === "confirm" && question.identities.length === 0)
    return { handling: "block", transformations: [] };
  return { handling, transformations: handling === "allow" ? undefined : [] };
}

const visible = ({ identities, anonymous, mode }: NaiveQuestion): readonly string[] =>
  anonymous && mode === "oma" ? [] : identities;

const naiveMatch = (rule: XmlElement, question: NaiveQuestion): boolean =>
  partsOf(rule, "conditions").every((condition) => naiveCondition(condition, question));

function naiveCondition(condition: XmlElement, question: NaiveQuestion): boolean {
  const who = visible(question);
  if (is(CR, "identity")(condition))
    return childElements(condition).some((member) => naiveMember(member, who));
  if (is(CR, "sphere")(condition)) {
    const tokens = (attributeOf(condition, "value") ?? "").toLowerCase().split(" ");
    return question.sphere !== undefined && tokens.includes(question.sphere.toLowerCase());
  }
  if (is(CR, "validity")(condition)) return naiveValidity(condition, question.now);
  if (is(OCP, "external-list")(condition)) {
    return childElements(condition).some((entry) => inList(entry, question, who));
  }
  if (is(OCP, "other-identity")(condition)) return who.length > 0 && !naiveListed(question, who);
  if (is(OCP, "anonymous-request")(condition)) return who.length === 0;
  return false;
}

function naiveMember(member: XmlElement, who: readonly string[]): boolean {
  if (is(CR, "one")(member)) return who.some((uri) => sameEntity(uri, attributeOf(member, "id") ?? ""));
  if (!is(CR, "many")(member)) return false;
  if (childElements(member).some((child) => !is(CR, "except")(child))) return false;
  const domain = attributeOf(member, "domain");
  const inside = who.some((uri) => domain === undefined || sameDomain(domainOf(uri), domain));
  return inside && !childElements(member).some((except) => named(except, who));
}

/** Whether an `except` or `one` names somebody. */
function named(element: XmlElement, who: readonly string[]): boolean {
  const [id, domain] = [attributeOf(element, "id"), attributeOf(element, "domain")];
  return who.some(
    (uri) =>
      (id !== undefined && sameEntity(uri, id)) ||
      (domain !== undefined && sameDomain(domainOf(uri), domain)),
  );
}

function naiveValidity(condition: XmlElement, now: number): boolean {
  const times = childElements(condition).map((element) => Date.parse(textOf(element)));
  for (let index = 0; index + 1 < times.length; index += 2) {
    if (now >= (times[index] ?? 0) && now < (times[index + 1] ?? 0)) return true;
  }
  return false;
}

const inList = (entry: XmlElement, { lists }: NaiveQuestion, who: readonly string[]): boolean =>
  (lists[attributeOf(entry, "anc") ?? ""] ?? []).some((member) => who.some((uri) => sameEntity(uri, member)));

/** Whether any identity or list of any rule names the watcher, whatever else the rule says. */
function naiveListed(question: NaiveQuestion, who: readonly string[]): boolean {
  const conditions = (question.documents ?? []).flatMap((root) =>
    childElements(root).flatMap((rule) => partsOf(rule, "conditions")),
  );
  return conditions.some((condition) => {
    if (is(OCP, "external-list")(condition)) {
      return childElements(condition).some((entry) => inList(entry, question, who));
    }
    if (!is(CR, "identity")(condition)) return false;
    return childElements(condition).some((member) => {
      if (is(CR, "one")(member)) return named(member, who);
      if (!is(CR, "many")(member)) return false;
      return (
        attributeOf(member, "domain") === undefined ||
        named(member, who) ||
        childElements(member).some((except) => is(CR, "except")(except) && named(except, who))
      );
    });
  });
}

const is =
  (namespace: string, localName: string) =>
  (element: XmlElement): boolean =>
    element.namespace === namespace && element.localName === localName;

const partsOf = (rule: XmlElement, section: string): XmlElement[] =>
  childElements(rule)
    .filter(is(CR, section))
    .flatMap((found) => childElements(found));

function sameEntity(one: string, other: string): boolean {
  const [a, b] = [takenApart(one), takenApart(other)];
  return Object.keys(a).every((key) => a[key] === b[key]);
}

function takenApart(uri: string): Record<string, string> {
  const scheme = uri.slice(0, uri.indexOf(":")).toLowerCase();
  const rest = uri.slice(uri.indexOf(":") + 1);
  if (scheme === "tel")
    return { scheme, number: rest.replaceAll("-", ""), user: "", host: "", port: "", kind: "" };
  const [address = "", ...parameters] = rest.split(";");
  const [user = "", place = ""] = address.split("@");
  const [host = "", port = ""] = place.split(":");
  const isDefault = (scheme === "sip" && port === "5060") || (scheme === "sips" && port === "5061");
  const kind = /^\+?\d+$/.test(user) && parameters.includes("user=phone") ? "phone" : "";
  const name = decodeURIComponent(user);
  return { scheme, user: name, host: ascii(host), port: isDefault ? "" : port, kind, number: "" };
}

const domainOf = (uri: string): string => (uri.includes("@") ? (takenApart(uri).host ?? "") : "");

const sameDomain = (domain: string, wanted: string): boolean =>
  wanted !== "" && domain !== "" && domain === ascii(decodeURIComponent(wanted));

/** The platform's own conversion. */
const ascii = (host: string): string => (host === "" ? "" : new URL(`http://${host}`).hostname);
