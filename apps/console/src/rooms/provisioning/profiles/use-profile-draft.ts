import type { ProfileDetail } from "@porchlight/admin-api/client";
import { useState } from "react";
import { type ProfileDraft, profileDraftOf, rebased } from "./profile-draft";

/** What is typed of a profile. It stays when the profile is stored anew meanwhile, by this form or by somebody else. */
export function useProfileDraft(profile: ProfileDetail) {
  const [stored, setStored] = useState(profile);
  const [draft, setDraft] = useState<ProfileDraft>(() => profileDraftOf(profile));
  if (stored.etag !== profile.etag) {
    setStored(profile);
    setDraft(rebased(draft, profileDraftOf(stored), profileDraftOf(profile)));
  }
  return [draft, setDraft] as const;
}
