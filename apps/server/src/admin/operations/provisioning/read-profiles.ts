import type { ProfileDetail, ProfileRow } from "@porchlight/admin-api";
import { ok, type Result } from "@porchlight/kernel";
import { type ProfileDocument, readProfileText } from "@porchlight/provisioning";
import type { StoredDocument } from "@porchlight/xdm";
import type { OfficeDocuments } from "../../ports/documents";
import type { Problem } from "../../problem";
import { instantText } from "../../views/instant-text";
import { addressOf } from "../documents/find-document";
import { type ProfilePlace, profilePlaceOf, profileSelector } from "./profile-selector";
import { textsOf } from "./profile-values";

const NOTHING: ProfileDocument = { values: {}, label: "" };

/** Of a text that reads no more, nothing. */
const profileIn = (text: string): ProfileDocument => {
  const read = readProfileText(text);
  return read.ok ? read.value : NOTHING;
};

/** One profile with its values. */
export async function showProfile(
  documents: OfficeDocuments,
  auid: string,
  place: ProfilePlace,
): Promise<Result<ProfileDetail, Problem>> {
  const selector = profileSelector(auid, place);
  if (!selector.ok) return selector;
  const address = addressOf(documents, selector.value);
  if (!address.ok) return address;
  const stored = await documents.archive.read(address.value.key);
  return ok(profileDetail(selector.value, stored));
}

function profileDetail(selector: string, stored: StoredDocument | undefined): ProfileDetail {
  const { values, label, members } = stored === undefined ? NOTHING : profileIn(stored.text);
  return {
    selector,
    etag: stored?.etag ?? null,
    label,
    values: textsOf(values),
    members: members === undefined ? null : { ...members, addresses: [...members.addresses] },
    text: stored?.text ?? null,
  };
}

export function profileRow(
  { key, etag, modifiedAt, author, text }: StoredDocument,
  selector: string,
): ProfileRow[] {
  const place = profilePlaceOf(key);
  if (place === undefined) return [];
  const { values, label, members } = profileIn(text);
  return [
    {
      layer: place.layer,
      name: place.name ?? "",
      aor: place.aor ?? null,
      label,
      parameters: Object.keys(values).length,
      members: members?.addresses.length ?? null,
      selector,
      etag,
      modifiedAt: instantText(modifiedAt),
      author,
    },
  ];
}
