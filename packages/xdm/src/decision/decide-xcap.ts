import type { ApplicationUsage } from "../application-usage";
import type { DocumentKey } from "../document-key";
import { respond, type XcapOutcome } from "../outcome";
import type { XcapRequest } from "../request";
import type { StoredDocument } from "../stored-document";
import { readXcapTarget } from "../target/xcap-target";
import type { XcapContext } from "../xcap-context";
import type { Asked } from "./asked";
import { checkAuthorization, checkMethod, checkUsage, checkUser, readSelector } from "./checks";
import { decideDelete } from "./decide-delete";
import { decideGet } from "./decide-get";
import { decidePut } from "./decide-put";
import { generatedDocument } from "./generated";
import { BAD_REQUEST, NOT_FOUND } from "./responses";

/**
 * Decides one XCAP request on the document as it is stored now. Pure: the same arguments give the same outcome but for
 * fresh entity-tags. The checks stand in the order of RFC 4825 section 8, authentication already done; the first that
 * says no is the answer.
 */
export function decideXcap(
  request: XcapRequest,
  current: StoredDocument | undefined,
  usage: ApplicationUsage,
  context: XcapContext,
): XcapOutcome {
  const target = readXcapTarget(request.target);
  if (!target.ok) return respond(target.error === "malformed" ? BAD_REQUEST : NOT_FOUND);
  const { key } = target.value;
  const unknown = checkUsage(key, usage) ?? checkUser(key, context);
  if (unknown !== undefined) return respond(unknown);
  const readOnly = isGenerated(usage, key);
  const forbidden = checkAuthorization(request, key, usage, readOnly, context);
  if (forbidden !== undefined) return respond(forbidden);
  const selector = readSelector(target.value, usage);
  if (!selector.ok) return respond(selector.error);
  const answered = checkMethod(request.method, selector.value, readOnly);
  if (answered !== undefined) return respond(answered);
  const document = readOnly ? generatedDocument(usage, key, context) : current;
  return decide({ request, key, selector: selector.value, current: document, usage, context });
}

function decide(asked: Asked): XcapOutcome {
  switch (asked.request.method) {
    case "PUT":
      return decidePut(asked);
    case "DELETE":
      return decideDelete(asked);
    default:
      return respond(decideGet(asked));
  }
}

const isGenerated = (usage: ApplicationUsage, key: DocumentKey): boolean => usage.generates?.(key) === true;
