import { shortUri, UriText } from "@porchlight/ui";
import { NOTHING } from "~/parts/facts";

/** The users seen on a connection: the first one and how many more. */
export function Identities({ identities }: { readonly identities: readonly string[] }) {
  const [first, ...others] = identities;
  if (first === undefined) return NOTHING;
  return (
    <span title={identities.map(shortUri).join("\n")}>
      <UriText uri={first} />
      {others.length > 0 ? <span className="text-text-muted"> +{others.length}</span> : null}
    </span>
  );
}
