import {
  attributeOf,
  childElements,
  childOf,
  textOf,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import type { UsageRefusal } from "../application-usage";
import type { DocumentKey } from "../document-key";
import { localLimit } from "../operations/proposal";
import { say } from "../sayings";
import type { UsageContext } from "../usage-context";
import { COMMON_POLICY, OMA_COMMON_POLICY, PRES_RULES } from "./namespaces";
import { constraintFailure, refuse } from "./refusal";
import { isHttpUri, referencedDocument } from "./xcap-reference";

const LIST_USAGES = ["resource-lists", "org.openmobilealliance.group-usage-list"];

/** What OMA PRS-XDM asks of rules beyond their schema. RFC 5025 section 9.5 asks nothing. */
export function rulesConstraints(
  { root }: XmlDocument,
  key: DocumentKey,
  context: UsageContext,
): UsageRefusal | undefined {
  const rules = childElements(root);
  if (rules.length > context.limits.entries) {
    return refuse(localLimit(say("too-many-rules", { count: context.limits.entries })));
  }
  const oma = usesOma(root);
  for (const rule of rules) {
    const refusal = conditions(rule, key, context) ?? (oma ? transformations(rule) : undefined);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const usesOma = (element: XmlElement): boolean =>
  element.namespace.startsWith("urn:oma:") || childElements(element).some(usesOma);

/** At most one of the conditions that say who, once OMA's are among them. */
function conditions(rule: XmlElement, key: DocumentKey, context: UsageContext): UsageRefusal | undefined {
  const parent = childOf(rule, COMMON_POLICY, "conditions");
  const all = parent === undefined ? [] : childElements(parent);
  const oma = all.filter(({ namespace, localName }) => namespace === OMA_COMMON_POLICY && WHO.has(localName));
  const identities = all.filter(
    ({ namespace, localName }) => namespace === COMMON_POLICY && localName === "identity",
  );
  if (oma.length > 0 && oma.length + identities.length > 1) {
    return constraintFailure(say("one-condition-on-who"));
  }
  for (const list of oma) {
    const refusal = externalList(list, key, context);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const WHO: ReadonlySet<string> = new Set(["external-list", "other-identity", "anonymous-request"]);

/** Lists of the same user below the same root, unless the operator lets others in. */
function externalList(list: XmlElement, key: DocumentKey, context: UsageContext): UsageRefusal | undefined {
  for (const entry of childElements(list)) {
    const anchor = attributeOf(entry, "anc");
    if (anchor === undefined) continue;
    if (!isHttpUri(anchor)) return constraintFailure(say("anchor-no-http-uri"));
    if (context.settings.foreignListsAllowed) continue;
    const target = referencedDocument(anchor, context);
    const own = target?.tree === "users" && target.xui === key.xui && LIST_USAGES.includes(target.auid);
    if (!own) return constraintFailure(say("anchor-of-another"));
  }
  return undefined;
}

/** Only a rule that allows can say what is shown. */
function transformations(rule: XmlElement): UsageRefusal | undefined {
  const actions = childOf(rule, COMMON_POLICY, "actions");
  const handling = actions === undefined ? undefined : childOf(actions, PRES_RULES, "sub-handling");
  const shown = childOf(rule, COMMON_POLICY, "transformations");
  if (handling === undefined || shown === undefined || childElements(shown).length === 0) return undefined;
  return textOf(handling).trim() === "allow" ? undefined : constraintFailure(say("only-allow-transforms"));
}
