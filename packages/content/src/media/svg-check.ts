import { childElements, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { readUtf8 } from "./text-check";

const SVG = "http://www.w3.org/2000/svg";

/** Elements that run, load or animate something, or leave SVG. */
const ACTIVE: ReadonlySet<string> = new Set([
  "script",
  "foreignobject",
  "iframe",
  "object",
  "embed",
  "audio",
  "video",
  "handler",
  "listener",
  "set",
  "animate",
  "animatemotion",
  "animatetransform",
]);

/** Why octets are not taken as an SVG image; undefined when they are: drawing alone, without script and outside matter. */
export function svgFault(data: Uint8Array): string | undefined {
  const text = readUtf8(data);
  const xml = text === undefined ? undefined : parseXml(text);
  if (xml === undefined || !xml.ok) return "is no SVG";
  const { root } = xml.value;
  if (root.localName !== "svg" || root.namespace !== SVG) return "is no SVG";
  if (/<\?xml-stylesheet/i.test(xml.value.source)) return "is SVG with a style sheet from elsewhere";
  return elementFault(root);
}

function elementFault(element: XmlElement): string | undefined {
  if (ACTIVE.has(element.localName.toLowerCase())) return `is SVG with an element ${element.localName}`;
  for (const { localName, value } of element.attributes) {
    const fault = attributeFault(localName.toLowerCase(), value);
    if (fault !== undefined) return fault;
  }
  if (element.localName.toLowerCase() === "style" && loads(textOf(element))) {
    return "is SVG whose style loads something";
  }
  for (const child of childElements(element)) {
    const fault = elementFault(child);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function attributeFault(name: string, value: string): string | undefined {
  if (name.startsWith("on")) return "is SVG with script";
  if ((name === "href" || name === "src") && !/^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/i.test(value)) {
    return "is SVG that refers to something outside";
  }
  return loads(value) ? "is SVG that loads something" : undefined;
}

const loads = (text: string): boolean =>
  /@import|javascript:|expression\s*\(|url\s*\(\s*(?!["']?\s*#)/i.test(text);
