import type { Account } from "@porchlight/accounts";
import type { RulesDetail } from "@porchlight/admin-api";
import { RESOURCE_LISTS } from "@porchlight/documents";
import type { StandingRules } from "@porchlight/event-packages";
import type { Instant } from "@porchlight/kernel";
import { listAnchor } from "@porchlight/policy";
import { documentSelectorText } from "@porchlight/xdm";
import { attributeOf, childElements, isNamed, parseXml } from "@porchlight/xml";
import { listsKey, rulesKey } from "../../../xcap/documents/create-document";
import type { OfficeDocuments } from "../../ports/documents";
import type { OfficePort } from "../../ports/office";
import { rulesStanding, warningRow } from "../../views/rules-report";

interface Parts {
  readonly office: Pick<OfficePort, "rulesInForce" | "rulesReport">;
  readonly documents: OfficeDocuments;
}

/** The rules of a user as they stand, without their text. */
export function showRules(
  { office, documents }: Parts,
  { aor, displayName }: Account,
  now: Instant,
): RulesDetail {
  const standing = office.rulesInForce(aor);
  const report = office.rulesReport(aor, now);
  const xcapRoot = documents.root(undefined);
  return {
    user: aor,
    displayName,
    ...rulesStanding(report),
    documents: governingSelectors(standing).map((selector) => ({
      selector,
      etag: standing.etags.get(selector) ?? "",
    })),
    newDocument: documentSelectorText(rulesKey(aor)),
    defaults: { ...standing.defaultHandling },
    xcapRoot,
    lists: ownListNames(standing).map((name) => ({ name, anchor: listAnchor(xcapRoot, aor, name) })),
    warnings: report.warnings.map(warningRow),
  };
}

/** The OMA document alone when there is one, else all of the IETF usage (RFC 5025 section 9.7). */
export function governingSelectors({
  xui,
  documents,
}: Pick<StandingRules, "xui" | "documents">): readonly string[] {
  const oma = documentSelectorText(rulesKey(xui));
  if (documents.has(oma)) return [oma];
  const home = documentSelectorText({ auid: "pres-rules", tree: "users", xui, path: "" });
  return [...documents.keys()].filter((path) => path.startsWith(home)).sort();
}

function ownListNames({ xui, documents }: StandingRules): readonly string[] {
  const text = documents.get(documentSelectorText(listsKey(xui)));
  const parsed = text === undefined ? undefined : parseXml(text);
  if (!parsed?.ok || !isNamed(parsed.value.root, RESOURCE_LISTS, "resource-lists")) return [];
  return childElements(parsed.value.root)
    .filter((list) => isNamed(list, RESOURCE_LISTS, "list"))
    .flatMap((list) => attributeOf(list, "name") ?? []);
}
