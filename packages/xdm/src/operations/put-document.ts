import { fail, ok, type Result } from "@porchlight/kernel";
import { parseXml } from "@porchlight/xml";
import { type XdmLimits, xmlLimits } from "../limits";
import { type Proposal, type ProposalRefusal, xmlRefusal } from "./proposal";

/** The body as the whole document (RFC 4825 section 8.2.2). */
export function putDocument(
  body: Uint8Array,
  created: boolean,
  limits: XdmLimits,
): Result<Proposal, ProposalRefusal> {
  const parsed = parseXml(body, xmlLimits(limits));
  if (parsed.ok) return ok({ document: parsed.value, created });
  return fail(xmlRefusal(parsed.error, body.length, limits, "not-well-formed"));
}
