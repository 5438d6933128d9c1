import type { Saying } from "@porchlight/kernel";
import { childElements, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { say } from "../sayings";
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
export function svgFault(data: Uint8Array): Saying | undefined {
  const text = readUtf8(data);
  const xml = text === undefined ? undefined : parseXml(text);
  if (xml === undefined || !xml.ok) return say("is-no-svg");
  const { root } = xml.value;
  if (root.localName !== "svg" || root.namespace !== SVG) return say("is-no-svg");
  if (/<\?xml-stylesheet/i.test(xml.value.source)) return say("is-svg-with-style-sheet");
  return elementFault(root);
}

function elementFault(element: XmlElement): Saying | undefined {
  if (ACTIVE.has(element.localName.toLowerCase()))
    return say("is-svg-with-element", { element: element.localName.slice(0, 64) });
  for (const { localName, value } of element.attributes) {
    const fault = attributeFault(localName.toLowerCase(), value);
    if (fault !== undefined) return fault;
  }
  if (element.localName.toLowerCase() === "style" && loads(textOf(element))) {
    return say("is-svg-whose-style-loads");
  }
  for (const child of childElements(element)) {
    const fault = elementFault(child);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function attributeFault(name: string, value: string): Saying | undefined {
  if (name.startsWith("on")) return say("is-svg-with-script");
  if ((name === "href" || name === "src") && !/^\s*(?:#|data:image\/(?:png|jpeg|gif|webp);)/i.test(value)) {
    return say("is-svg-that-refers");
  }
  return loads(value) ? say("is-svg-that-loads") : undefined;
}

const loads = (text: string): boolean =>
  /@import|javascript:|expression\s*\(|url\s*\(\s*(?!["']?\s*#)/i.test(text);
