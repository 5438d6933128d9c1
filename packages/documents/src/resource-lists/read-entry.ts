import { attributeOf, childOf, textOf, XML_NAMESPACE, type XmlElement } from "@porchlight/xml";
import { given } from "../given";
import type { ListName } from "../rlmi/rlmi";
import { RESOURCE_LISTS } from "./namespace";

/** The `uri` of an `entry` without the white space around it; undefined when it names none. */
export function entryUri(entry: XmlElement): string | undefined {
  const uri = attributeOf(entry, "uri")?.trim();
  return uri === "" ? undefined : uri;
}

/** The `display-name` of a list, an `entry` or an `entry-ref`; undefined without one that says something. */
export function displayName(element: XmlElement): ListName | undefined {
  const name = childOf(element, RESOURCE_LISTS, "display-name");
  const text = name === undefined ? "" : textOf(name).trim();
  if (name === undefined || text === "") return undefined;
  return { text, ...given("language", languageOf(name)) };
}

/** A tag that is none would make whatever repeats it invalid. */
function languageOf(name: XmlElement): string | undefined {
  const tag = attributeOf(name, "lang", XML_NAMESPACE)?.trim();
  return tag !== undefined && /^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag) ? tag : undefined;
}
