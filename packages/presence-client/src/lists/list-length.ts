import { RESOURCE_LISTS } from "@porchlight/documents";
import { attributeOf, childElements, isNamed, parseXml, type XmlElement } from "@porchlight/xml";
import { DOCUMENT_LIMITS } from "../xdm/check-request";
import type { XdmClient } from "../xdm/xdm-client";
import type { ListServiceFailure } from "./list-service";
import { listsOf } from "./service-document";

/** Why no service is made over a list of the user; undefined when one may be. */
export async function whyNotServed(
  xdm: Pick<XdmClient, "xui" | "get">,
  list: string,
  mostMembers: number | undefined,
): Promise<ListServiceFailure | undefined> {
  if (mostMembers === undefined) return undefined;
  const found = await xdm.get(listsOf(xdm.xui));
  if (!found.ok) return found.error.kind === "not-found" ? undefined : found.error;
  const parsed = parseXml(found.value.text, DOCUMENT_LIMITS);
  if (!parsed.ok) return { kind: "unreadable" };
  const own = namedIn(parsed.value.root, "list").find((each) => attributeOf(each, "name") === list);
  const isTooLong = own !== undefined && entriesIn(own) > mostMembers;
  return isTooLong ? { kind: "too-many-members", most: mostMembers } : undefined;
}

/** Those of lists within it included. */
const entriesIn = (list: XmlElement): number =>
  namedIn(list, "list").reduce((sum, inner) => sum + entriesIn(inner), namedIn(list, "entry").length);

const namedIn = (parent: XmlElement, name: string): XmlElement[] =>
  childElements(parent).filter((child) => isNamed(child, RESOURCE_LISTS, name));
