import { DEFAULT_LIMITS, type XmlLimits } from "@porchlight/xml";

/** Bounds of what is stored. */
export interface XdmLimits {
  /** Octets of one document or of a request body: 413 beyond. */
  readonly documentOctets: number;
  /** Documents of one user over all usages: 409 constraint-failure beyond. */
  readonly documentsPerUser: number;
  /** Octets of all documents of one user: 413 beyond. */
  readonly octetsPerUser: number;
  /** Elements open at one time: 409 constraint-failure beyond. */
  readonly depth: number;
  /** Nodes of one document: 409 constraint-failure beyond. */
  readonly nodes: number;
  /** Entries of one list document, or rules of one rules document: 409 constraint-failure beyond. */
  readonly entries: number;
}

export const DEFAULT_XDM_LIMITS: XdmLimits = {
  documentOctets: 2_097_152,
  documentsPerUser: 100,
  octetsPerUser: 16_777_216,
  depth: DEFAULT_LIMITS.maxDepth,
  nodes: DEFAULT_LIMITS.maxNodes,
  entries: 10_000,
};

/** The parser's bounds for stored documents. */
export const xmlLimits = (limits: XdmLimits): XmlLimits => ({
  maxLength: limits.documentOctets,
  maxDepth: limits.depth,
  maxAttributes: DEFAULT_LIMITS.maxAttributes,
  maxNodes: limits.nodes,
});
