import { Spinner } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

/** Beside the heading of what is being worked out anew. */
export function WorkingItOut() {
  const say = useSay();
  return (
    <>
      <Spinner />
      <span className="sr-only">{say("parts.workingItOut")}</span>
    </>
  );
}
