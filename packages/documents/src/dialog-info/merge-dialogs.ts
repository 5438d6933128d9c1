import type { DialogElement, Participant } from "./dialog-info";

/**
 * The dialogs that a document of partial state makes of those known so far (RFC 4235 section 4.3). What was over before is
 * gone; what a participant does not repeat stays (section 4.1.6).
 */
export function mergeDialogs(
  known: readonly DialogElement[],
  changed: readonly DialogElement[],
): readonly DialogElement[] {
  const merged = known.filter(({ state }) => state !== "terminated");
  for (const dialog of changed) {
    const place = merged.findIndex((each) => isSameDialog(each, dialog));
    const former = merged[place];
    if (former === undefined) merged.push(dialog);
    else merged[place] = updated(former, dialog);
  }
  return merged;
}

/**
 * Whether two elements are about one dialog: forks of one INVITE may share an id (section 6.1) and then differ in a tag,
 * while a tag that is not known yet differs from none.
 */
export const isSameDialog = (one: DialogElement, other: DialogElement): boolean =>
  one.id === other.id && agree(one.localTag, other.localTag) && agree(one.remoteTag, other.remoteTag);

const agree = (one: string | undefined, other: string | undefined): boolean =>
  one === undefined || other === undefined || one === other;

function updated(former: DialogElement, dialog: DialogElement): DialogElement {
  const local = repeated(former.local, dialog.local);
  const remote = repeated(former.remote, dialog.remote);
  return { ...dialog, ...(local && { local }), ...(remote && { remote }) };
}

function repeated(former: Participant | undefined, now: Participant | undefined): Participant | undefined {
  if (former === undefined || now === undefined) return now ?? former;
  const identities = now.identities.length > 0 ? now.identities : former.identities;
  return { ...former, ...now, identities };
}
