import {
  DIALOG_INFO_TYPE,
  type DialogInfo,
  MAX_DIALOGS,
  mergeDialogs,
  namesPresentity,
  readDialogInfo,
  writeDialogInfo,
} from "@porchlight/documents";
import type { PublicationRefusal, PublishedDocument, PublishedText } from "@porchlight/event-notifier";
import { fail, ok, type Result } from "@porchlight/kernel";
import { isXmlType } from "../xml-type";

/** A dialog-info document that was read and found right. */
class DialogPublication {
  constructor(readonly info: DialogInfo) {}
}

/** Reads a body for a presentity; the only maker of a published dialog-info document. */
export function readDialogPublication(
  { contentType, body }: PublishedText,
  presentity: string,
): Result<PublishedDocument, PublicationRefusal> {
  const info = readInfo(contentType, body, presentity);
  return info.ok ? ok(sealed(new DialogPublication(info.value))) : info;
}

const sealed = (publication: object): PublishedDocument => publication as PublishedDocument;

/** The document behind a publication of this package; any other is a fault. */
export function unsealedDialogs(document: PublishedDocument): DialogInfo {
  const publication: object = document;
  if (publication instanceof DialogPublication) return publication.info;
  throw new Error("a document of another event package");
}

/**
 * What a source says in whole: a document of partial state changes what it said so far (RFC 4235 section 4.3), and without
 * that is all there is.
 */
export function wholeDialogs(
  sent: PublishedText,
  soFar: string | undefined,
  presentity: string,
): Result<PublishedText, PublicationRefusal> {
  const info = readInfo(sent.contentType, sent.body, presentity);
  if (!info.ok) return info;
  const known = soFar === undefined ? undefined : readDialogInfo(soFar);
  if (info.value.state === "full" || known === undefined || !known.ok) return ok(sent);
  const dialogs = mergeDialogs(known.value.dialogs, info.value.dialogs);
  if (dialogs.length > MAX_DIALOGS) return malformed(`more than ${MAX_DIALOGS} dialogs`);
  const text = writeDialogInfo({ ...info.value, state: "full", dialogs });
  return ok({ contentType: DIALOG_INFO_TYPE, body: encoder.encode(text) });
}

function readInfo(
  contentType: string,
  body: Uint8Array,
  presentity: string,
): Result<DialogInfo, PublicationRefusal> {
  if (!isXmlType(contentType, DIALOG_INFO_TYPE)) return fail({ kind: "unsupported-type" });
  const info = readDialogInfo(body);
  if (!info.ok) return malformed(info.error);
  const { entity } = info.value;
  return entity === undefined || namesPresentity(entity, presentity)
    ? info
    : malformed("the entity is not the presentity this document is for");
}

const malformed = (reason: string) => fail<PublicationRefusal>({ kind: "malformed", reason });

const encoder = new TextEncoder();
