import type { EffectiveProfile, Profile } from "@porchlight/provisioning";
import type { ProfileFetch } from "@porchlight/store";

/** What is provisioned in the running office. */
export interface ProvisioningDesk {
  /** The usage whose documents are profiles. */
  readonly auid: string;
  builtIn(domain: string): Profile;
  of(aor: string, device: string | undefined): EffectiveProfile;
  /** The same as a document, and what stands for its text. */
  document(profile: EffectiveProfile): { readonly text: string; readonly digest: string };
  /** Those of a user that something is provisioned for. */
  devicesOf(aor: string): readonly string[];
  /** Where a user's clients read what is in force. */
  url(aor: string, device: string | undefined): string;
  /** Clients that were told, the latest first. */
  fetchesOf(aor: string): readonly ProfileFetch[];
}
