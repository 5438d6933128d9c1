import type { PeerTrouble } from "@porchlight/admin-api";
import { Untrusted } from "@porchlight/ui";
import { saidText } from "~/api/said-text";
import { useSay } from "~/words/words-provider";
import { troubleText } from "./peer-words";

/** What went wrong, and more about it where there is more. */
export function TroubleText({ trouble: { detail, kind, said } }: { readonly trouble: PeerTrouble }) {
  const say = useSay();
  return (
    <>
      {troubleText(kind, say)}
      {detail === "" ? null : (
        <>
          {": "}
          <Untrusted text={saidText(said, detail, say)} className="break-words text-text-muted" />
        </>
      )}
    </>
  );
}
