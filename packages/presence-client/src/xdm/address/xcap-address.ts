import { encodePathSegment } from "@porchlight/documents";
import type { ApplicationUsage } from "./application-usage";
import { type ElementSteps, type NodeName, type TerminalStep, writeNodeSelector } from "./node-selector";

/** What a request is about. `path` is percent-encoded and below the XCAP root, without a slash before it. */
export type XcapAddress = DocumentAddress | ElementAddress | AttributeAddress;

export interface DocumentAddress {
  readonly kind: "document";
  readonly usage: ApplicationUsage;
  readonly path: string;
}

export interface ElementAddress {
  readonly kind: "element";
  readonly document: DocumentAddress;
  readonly steps: ElementSteps;
  readonly path: string;
}

export interface AttributeAddress {
  readonly kind: "attribute";
  readonly document: DocumentAddress;
  readonly steps: ElementSteps;
  readonly name: NodeName;
  readonly path: string;
}

/** The namespace bindings in scope of an element; they can be read and nothing else. */
export interface BindingsAddress {
  readonly kind: "bindings";
  readonly path: string;
}

/** All documents below a folder; can be watched and nothing else. `path` ends in a slash. */
export interface CollectionAddress {
  readonly kind: "collection";
  readonly usage: ApplicationUsage;
  readonly path: string;
}

/**
 * A document of a user, `xui` being an address of record with scheme. `name` may lead through folders. These functions
 * throw a TypeError for a name that cannot be one.
 */
export const userDocument = (usage: ApplicationUsage, xui: string, name = "index"): DocumentAddress =>
  documentAt(usage, ["users", xui, ...name.split("/")]);

export const globalDocument = (usage: ApplicationUsage, name = "index"): DocumentAddress =>
  documentAt(usage, ["global", ...name.split("/")]);

/** All documents of a user that belong to a usage. */
export const userDocuments = (usage: ApplicationUsage, xui: string): CollectionAddress => ({
  kind: "collection",
  usage,
  path: `${pathOf([usage.auid, "users", xui])}/`,
});

export const elementIn = (document: DocumentAddress, ...steps: ElementSteps): ElementAddress => ({
  kind: "element",
  document,
  steps,
  path: nodePath(document, steps, { kind: "element" }),
});

/** The attribute `name` of the element that the steps lead to. */
export const attributeIn = ({ document, steps }: ElementAddress, name: NodeName): AttributeAddress => ({
  kind: "attribute",
  document,
  steps,
  name,
  path: nodePath(document, steps, { kind: "attribute", name }),
});

export const bindingsIn = ({ document, steps }: ElementAddress): BindingsAddress => ({
  kind: "bindings",
  path: nodePath(document, steps, { kind: "bindings" }),
});

/** The document that an address leads into. */
export const documentOf = (address: XcapAddress): DocumentAddress =>
  address.kind === "document" ? address : address.document;

const documentAt = (usage: ApplicationUsage, segments: readonly string[]): DocumentAddress => ({
  kind: "document",
  usage,
  path: pathOf([usage.auid, ...segments]),
});

const nodePath = ({ path }: DocumentAddress, steps: ElementSteps, terminal: TerminalStep): string =>
  `${path}/~~/${writeNodeSelector(steps, terminal)}`;

function pathOf(segments: readonly string[]): string {
  for (const segment of segments) {
    // A URL parser takes dot segments away, and `~~` would begin a node selector.
    if (["", ".", "..", "~~"].includes(segment)) throw new TypeError(`Not a path segment: "${segment}"`);
  }
  return segments.map(encodePathSegment).join("/");
}
