import type { Result } from "@porchlight/kernel";
import type { DocumentWrite } from "../document-write";
import type { Proposal, ProposalRefusal } from "../operations/proposal";
import { respond, type XcapOutcome, type XcapResponse } from "../outcome";
import { admitDocument } from "./admit";
import type { Asked } from "./asked";
import { documentUri } from "./locate";
import { conflictResponse, TOO_LARGE } from "./responses";

/** Bits of randomness in an entity-tag: enough that none comes twice. */
const ETAG_BITS = 128;

/** Steps 11 to 14: the usage is asked, then the document goes to the store under a new entity-tag. */
export function storeProposal(asked: Asked, proposal: Result<Proposal, ProposalRefusal>): XcapOutcome {
  if (!proposal.ok) return respond(refusalResponse(proposal.error));
  const { document, created } = proposal.value;
  const admitted = admitDocument(proposal.value, asked.key, asked.current, asked.usage, asked.context);
  if (!admitted.ok) return respond(admitted.error);
  const etag = asked.context.ids.token(ETAG_BITS);
  asked.context.trees.keep(etag, document, asked.current?.etag);
  return {
    kind: "write",
    write: { kind: "put", ...writeFacts(asked), text: document.source, etag },
    onceStored: created ? { status: 201, etag, location: resourceUri(asked) } : { status: 200, etag },
  };
}

/** What every write carries. */
export function writeFacts({ key, current, request, context }: Asked): Omit<DocumentWrite, "kind"> {
  return {
    key,
    expected: current === undefined ? { kind: "absent" } : { kind: "etag", etag: current.etag },
    at: context.now,
    author: request.requester.aor,
    client: request.client ?? "",
  };
}

const refusalResponse = (refusal: ProposalRefusal): XcapResponse =>
  refusal.kind === "too-large" ? TOO_LARGE : conflictResponse(refusal.conflict);

/** The document's URI, with the node selector as it was sent. */
function resourceUri({ key, context, request, selector }: Asked): string {
  const uri = documentUri(context.root, key);
  if (selector === undefined) return uri;
  const separator = /\/(?:~|%7[Ee]){2}\//.exec(request.target);
  return separator === null
    ? uri
    : `${uri}/~~/${request.target.slice(separator.index + separator[0].length)}`;
}
