import {
  buildPresenceTransformation,
  COMMON_POLICY,
  PRES_RULES,
  type PresenceRule,
} from "@porchlight/documents";
import { childOf, element, type XmlElement } from "@porchlight/xml";
import { permissionsOf } from "../../permissions/permissions-of";
import { isSame, type WishedGrant } from "../grant";
import { intoSection } from "./rule-text";
import { removal, type Splice } from "./splices";

/**
 * Gives another grant to a rule where it stands. What is not known in it stays, but that a rule that does not allow has no
 * transformations at all (OMA PRS-XDM).
 */
export function regrant(rule: PresenceRule, element: XmlElement, wished: WishedGrant): Splice[] {
  return [...handlingSplices(rule, element, wished), ...shownSplices(rule, element, wished)];
}

function handlingSplices({ actions }: PresenceRule, rule: XmlElement, { handling }: WishedGrant): Splice[] {
  const [first, ...others] = actions.flatMap((action) =>
    action.kind === "sub-handling" && action.element !== undefined ? [action.element] : [],
  );
  if (first === undefined) {
    return [intoSection(rule, "actions", [element("pr:sub-handling", PRES_RULES, {}, [handling])])];
  }
  return [{ from: first.contentStart, to: first.contentEnd, text: handling }, ...others.map(removal)];
}

function shownSplices(
  { transformations }: PresenceRule,
  rule: XmlElement,
  { handling, transformations: wished }: WishedGrant,
): Splice[] {
  const section = childOf(rule, COMMON_POLICY, "transformations");
  if (handling !== "allow") return section === undefined ? [] : [removal(section)];
  if (isSame(permissionsOf(transformations), permissionsOf(wished))) return [];
  const known = transformations.flatMap(({ kind, element }) =>
    kind === "unknown" || element === undefined ? [] : [element],
  );
  const added = wished.length === 0 ? [] : [intoSection(rule, "transformations", wished.map(built))];
  return [...known.map(removal), ...added];
}

const built = (transformation: PresenceRule["transformations"][number]): XmlElement =>
  transformation.element ?? buildPresenceTransformation(transformation);
