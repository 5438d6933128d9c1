import type { PeerTrouble } from "@porchlight/admin-api";
import { Untrusted } from "@porchlight/ui";
import { troubleText } from "./peer-words";

/** What went wrong, and more about it where there is more. */
export function TroubleText({ trouble: { detail, kind } }: { readonly trouble: PeerTrouble }) {
  return (
    <>
      {troubleText(kind)}
      {detail === "" ? null : (
        <>
          {": "}
          <Untrusted text={detail} className="break-words text-text-muted" />
        </>
      )}
    </>
  );
}
