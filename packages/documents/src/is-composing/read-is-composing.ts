import { fail, ok, type Result } from "@porchlight/kernel";
import { childOf, isNamed, parseXml, textOf, type XmlElement } from "@porchlight/xml";
import { given } from "../given";
import { IS_COMPOSING, type IsComposing } from "./is-composing";

/** Reads an isComposing document; the error is one sentence. Elements of other namespaces are passed over. */
export function readIsComposing(source: string | Uint8Array): Result<IsComposing, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isNamed(root, IS_COMPOSING, "isComposing")) return fail("the root element is not <isComposing>");
  const state = textIn(root, "state");
  if (state === undefined) return fail("<isComposing> without a state");
  return ok({
    state: state === "active" ? "active" : "idle",
    ...given("lastActive", textIn(root, "lastactive")),
    ...given("contentType", textIn(root, "contenttype")),
    ...given("refreshSeconds", secondsIn(textIn(root, "refresh"))),
  });
}

function textIn(root: XmlElement, name: string): string | undefined {
  const element = childOf(root, IS_COMPOSING, name);
  return element && textOf(element).trim();
}

/** A positive integer; anything else is as good as absent. */
function secondsIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\+?0*[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}
