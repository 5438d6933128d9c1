import { fail, ok, type Result } from "@porchlight/kernel";
import { attributeOf, childElements, isNamed, parseXml } from "@porchlight/xml";
import { numberAttribute } from "../number-attribute";
import { DIALOG_INFO, type DialogElement, type DialogInfo } from "./dialog-info";
import { readDialog } from "./read-dialog";

/** Dialogs of one document; nobody has as many calls. */
export const MAX_DIALOGS = 64;

/**
 * Reads a dialog-info document; the error is one sentence. A document that does not say whether it is full is, as in the
 * examples of RFC 4235. Attributes of other namespaces are passed over.
 */
export function readDialogInfo(source: string | Uint8Array): Result<DialogInfo, string> {
  const xml = parseXml(source);
  if (!xml.ok) return fail(`${xml.error.kind}: ${xml.error.reason.text}`);
  const { root } = xml.value;
  if (!isNamed(root, DIALOG_INFO, "dialog-info")) return fail("the root element is not <dialog-info>");
  const version = numberAttribute(root, "version");
  const state = attributeOf(root, "state") ?? "full";
  if (version === undefined) return fail("<dialog-info> without a version");
  if (state !== "full" && state !== "partial") return fail("<dialog-info> that is neither full nor partial");
  const dialogs: DialogElement[] = [];
  for (const child of childElements(root)) {
    if (!isNamed(child, DIALOG_INFO, "dialog")) continue;
    if (dialogs.length === MAX_DIALOGS) return fail(`more than ${MAX_DIALOGS} dialogs`);
    const dialog = readDialog(child);
    if (!dialog.ok) return dialog;
    dialogs.push(dialog.value);
  }
  return ok({ version, state, entity: attributeOf(root, "entity"), dialogs });
}
