import { fail, ok, type Result } from "@porchlight/kernel";
import {
  bindingsOf,
  type Edit,
  elementText,
  type NamespaceBindings,
  outerScope,
  parseFragment,
  replaceElement,
  type XmlDocument,
  type XmlElement,
} from "@porchlight/xml";
import { type XdmLimits, xmlLimits } from "../limits";
import type { NodeSelector } from "../node-selector/node-selector";
import { selectNode } from "../node-selector/select-node";
import { say } from "../sayings";
import { bodyText } from "./body-text";
import { placeElement } from "./place-element";
import { deriveEdited, type Proposal, type ProposalRefusal, refuseWith, xmlRefusal } from "./proposal";

/** Where an element goes: over `existing`, or as a new child of `parent`. */
export type ElementTarget =
  | { readonly kind: "replace"; readonly existing: XmlElement }
  | { readonly kind: "create"; readonly parent: XmlElement }
  /** Beside the root, or where the selector would find several: no body can be put there. */
  | { readonly kind: "nowhere"; readonly parent: XmlElement | undefined };

/** The document with the body as the element the selector names (RFC 4825 sections 8.2.2 to 8.2.4). */
export function putElement(
  body: Uint8Array,
  document: XmlDocument,
  target: ElementTarget,
  selector: NodeSelector,
  limits: XdmLimits,
): Result<Proposal, ProposalRefusal> {
  const fragment = elementBody(body, target, limits);
  if (!fragment.ok) return fragment;
  const edit = editFor(target, selector, elementText(fragment.value), document.source);
  if (edit === undefined) return refuseWith("cannot-insert", say("no-such-place"));
  const edited = deriveEdited(document, edit, fragment.value, limits);
  if (!edited.ok) return edited;
  // GET(PUT(x)) = x: the selector must find exactly what was put, where it was put (section 8.2.3).
  const found = selectNode(edited.value.document, selector);
  if (found.kind !== "element" || found.element.start !== edit.start || found.element.end !== edit.end) {
    return refuseWith("cannot-insert", say("selects-no-element"));
  }
  return ok({ ...edited.value, created: target.kind === "create" });
}

function elementBody(
  body: Uint8Array,
  target: ElementTarget,
  limits: XdmLimits,
): Result<XmlElement, ProposalRefusal> {
  const text = bodyText(body);
  if (text === undefined) return refuseWith("not-utf-8");
  const parsed = parseFragment(text, bindingsAt(target), xmlLimits(limits));
  if (parsed.ok) return parsed;
  return fail(xmlRefusal(parsed.error, body.length, limits, "not-xml-frag"));
}

function bindingsAt(target: ElementTarget): NamespaceBindings {
  if (target.kind === "replace") return bindingsOf(outerScope(target.existing));
  return target.parent === undefined ? new Map() : bindingsOf(target.parent.scope);
}

function editFor(
  target: ElementTarget,
  { steps }: NodeSelector,
  text: string,
  source: string,
): Edit | undefined {
  if (target.kind === "nowhere") return undefined;
  if (target.kind === "replace") return replaceElement(target.existing, text, source);
  const step = steps[steps.length - 1];
  return step === undefined ? undefined : placeElement(target.parent, step, text, source);
}
