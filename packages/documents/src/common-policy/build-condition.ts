import { element, type XmlElement } from "@porchlight/xml";
import { formatTimestamp } from "../timestamp";
import type { Condition, ExceptMember, IdentityMember, UnknownPart } from "./condition";
import { COMMON_POLICY, OMA_COMMON_POLICY } from "./namespaces";

/** The element of a condition that has none, with the usual prefixes. */
export function buildCondition(condition: Condition): XmlElement {
  switch (condition.kind) {
    case "identity":
      return own("identity", {}, condition.members.map(memberElement));
    case "sphere":
      return own("sphere", { value: condition.tokens.join(" ") });
    case "validity":
      return own(
        "validity",
        {},
        condition.periods.flatMap(({ from, until }) => [
          own("from", {}, [formatTimestamp(from)]),
          own("until", {}, [formatTimestamp(until)]),
        ]),
      );
    case "external-list":
      return oma(
        "external-list",
        condition.anchors.map((anc) => element("ocp:entry", OMA_COMMON_POLICY, { anc })),
      );
    case "other-identity":
    case "anonymous-request":
      return oma(condition.kind, []);
    case "unknown":
      return condition.element;
  }
}

function memberElement(member: IdentityMember): XmlElement {
  switch (member.kind) {
    case "unknown":
      return member.element;
    case "one":
      return member.element ?? own("one", { id: member.id });
    case "many":
      return member.element ?? own("many", { domain: member.domain }, member.exceptions.map(exceptElement));
  }
}

const exceptElement = (exception: ExceptMember | UnknownPart): XmlElement =>
  exception.kind === "unknown"
    ? exception.element
    : (exception.element ?? own("except", { id: exception.id, domain: exception.domain }));

const own = (
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (XmlElement | string)[] = [],
): XmlElement => element(`cr:${name}`, COMMON_POLICY, attributes, children);

const oma = (name: string, children: readonly XmlElement[]): XmlElement =>
  element(`ocp:${name}`, OMA_COMMON_POLICY, {}, children);
