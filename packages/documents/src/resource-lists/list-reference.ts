import { encodePathSegment, parseXcapReference, type XcapComponent } from "../xcap-diff/xcap-reference";
import { type ElementPath, readElementPath } from "./element-path";
import { RESOURCE_LISTS } from "./namespace";

/** Which lists the documents of a user may name. */
export interface ListScope {
  /** Spellings of the XCAP root, as references may use them: `https://example.com/xcap-root`. */
  readonly roots: readonly string[];
  /** XCAP user identifier of the user. */
  readonly xui: string;
  /** Lists of other users count too. */
  readonly foreignListsAllowed: boolean;
}

/** An element of a document with lists. */
export interface ListReference {
  /** Relative to the root, percent-encoded as `parseXcapReference` spells it. */
  readonly document: string;
  readonly path: ElementPath;
}

const USAGES = ["resource-lists", "org.openmobilealliance.group-usage-list"];

/**
 * What an absolute HTTP URI names: `anc` of a rule, `anchor` of an `external`, a `resource-list`. Undefined outside the
 * scope.
 */
export const readAnchor = (anchor: string, scope: ListScope): ListReference | undefined =>
  /^https?:\/\//i.test(anchor) ? readReference(anchor, scope) : undefined;

/** What the `ref` of an `entry-ref` names, a path below the root (RFC 4826 section 3.1). */
export const readEntryReference = (ref: string, scope: ListScope): ListReference | undefined =>
  /^(?:\/|[^/?#]*:)/.test(ref) ? undefined : readReference(ref, scope);

/** Longer ones are not read, in characters. */
const MAX_REFERENCE_LENGTH = 8192;

function readReference(uri: string, scope: ListScope): ListReference | undefined {
  if (uri.length > MAX_REFERENCE_LENGTH) return undefined;
  const component = componentOf(uri, scope.roots);
  if (component === undefined || !isInScope(component, scope)) return undefined;
  const path = readElementPath(component.selector, component.query, RESOURCE_LISTS);
  return path === undefined ? undefined : { document: component.path, path };
}

function componentOf(uri: string, roots: readonly string[]): XcapComponent | undefined {
  for (const root of roots) {
    const reference = parseXcapReference(uri, root);
    if (reference?.kind === "component") return reference;
  }
  return undefined;
}

function isInScope({ auid, path }: XcapComponent, { xui, foreignListsAllowed }: ListScope): boolean {
  if (!USAGES.includes(auid)) return false;
  return (
    foreignListsAllowed || path.startsWith(`${encodePathSegment(auid)}/users/${encodePathSegment(xui)}/`)
  );
}
