import { SIMPLE_FILTER, SIMPLE_FILTER_TYPE } from "@porchlight/documents";
import { attributeOf, childElements, escapeAttribute, isNamed, parseXml } from "@porchlight/xml";
import type { SubscribeBody } from "./subscription-life";

/** Which parts of a state are wanted, and when (RFC 4661), as SUBSCRIBEs say it. */
export interface EventFilter {
  readonly placing: SubscribeBody;
  /** Only removal ends it within a dialog (RFC 4660 §3.3.3). */
  readonly removing: SubscribeBody;
}

/** Of a filter document. Throws a TypeError when that is none. */
export function eventFilter(text: string): EventFilter {
  const ids = filterIds(text);
  if (ids.length === 0) throw new TypeError("Not a filter document (RFC 4661).");
  const filters = ids.map((id) => `<filter id="${escapeAttribute(id)}" remove="true"/>`);
  const removal = `<filter-set xmlns="${SIMPLE_FILTER}">${filters.join("")}</filter-set>`;
  return { placing: bodyOf(text), removing: bodyOf(removal) };
}

function filterIds(text: string): readonly string[] {
  const xml = parseXml(text);
  if (!xml.ok || !isNamed(xml.value.root, SIMPLE_FILTER, "filter-set")) return [];
  const filters = childElements(xml.value.root).filter((each) => isNamed(each, SIMPLE_FILTER, "filter"));
  return filters.flatMap((each) => attributeOf(each, "id") ?? []);
}

const bodyOf = (content: string): SubscribeBody => ({ contentType: SIMPLE_FILTER_TYPE, content });

/** How a notifier says that it takes no filter, or not this one (RFC 4660 §5.2). */
export const refusesFilter = (statusCode: number): boolean => statusCode === 415 || statusCode === 488;
