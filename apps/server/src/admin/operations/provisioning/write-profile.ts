import type { ProfileDetail } from "@porchlight/admin-api";
import type { Result } from "@porchlight/kernel";
import { writeProfile as profileText } from "@porchlight/provisioning";
import type { DocumentErrand, OfficeDocuments } from "../../ports/documents";
import { type Problem, refuse } from "../../problem";
import { say } from "../../sayings";
import { deleteDocument, putDocument, type WantedTag } from "../documents/write-document";
import { type ProfilePlace, profileSelector } from "./profile-selector";
import { membersOf, type ProfileTexts, valuesOf } from "./profile-values";
import { showProfile } from "./read-profiles";

export interface ProfileOrder extends ProfilePlace {
  readonly label: string;
  readonly values: ProfileTexts;
  readonly members?: { readonly priority: number; readonly addresses: readonly string[] } | undefined;
  readonly ifMatch?: WantedTag;
}

/** Writes a profile the way of every document: with history, a line of the audit log, and news to whoever follows it. */
export async function putProfile(
  documents: OfficeDocuments,
  auid: string,
  order: ProfileOrder,
  errand: DocumentErrand,
): Promise<Result<ProfileDetail, Problem>> {
  const selector = profileSelector(auid, order);
  if (!selector.ok) return selector;
  const values = valuesOf(order.values);
  if (!values.ok) return values;
  if (order.members !== undefined && order.layer !== "group") {
    return refuse("invalid-input", say("is-for-groups"), "members");
  }
  const members = order.members === undefined ? undefined : membersOf(order.members);
  if (members?.ok === false) return members;
  const text = profileText({
    values: values.value,
    label: order.label,
    ...(members === undefined ? {} : { members: members.value }),
  });
  const { ifMatch } = order;
  const written = await putDocument(
    documents,
    selector.value,
    { text, ...(ifMatch === undefined ? {} : { ifMatch }) },
    errand,
  );
  return written.ok ? showProfile(documents, auid, order) : written;
}

export async function deleteProfile(
  documents: OfficeDocuments,
  auid: string,
  place: ProfilePlace,
  ifMatch: string | undefined,
  errand: DocumentErrand,
): Promise<Result<undefined, Problem>> {
  const selector = profileSelector(auid, place);
  return selector.ok ? deleteDocument(documents, selector.value, ifMatch, errand) : selector;
}
