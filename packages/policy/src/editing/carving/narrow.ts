import type { ExceptMember, IdentityCondition } from "@porchlight/documents";
import { appendChild, type XmlElement } from "@porchlight/xml";
import { exceptionOf, includes, isOwnMember, type Subject } from "../subject";
import { commonElement, textInside } from "../text/rule-text";
import { removal, type Splice, spliceOf } from "../text/splices";

/** Takes the subject out of a condition. Undefined when nobody else is in it: it may not become empty (RFC 4745 section 13). */
export function narrow({ members }: IdentityCondition, subject: Subject): Splice[] | undefined {
  if (members.every((member) => isOwnMember(member, subject))) return undefined;
  return members.flatMap((member) => {
    const { element } = member;
    if (element === undefined) return [];
    if (isOwnMember(member, subject)) return [removal(element)];
    return includes(member, subject) ? [exceptInto(element, exceptionOf(subject))] : [];
  });
}

export function exceptInto(many: XmlElement, { id, domain }: ExceptMember): Splice {
  const text = textInside(many, commonElement(many, "except", { id, domain }));
  return spliceOf(appendChild(many, text), many.source);
}
