import { Banner, UriText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import Link from "next/link";
import { rulesHref } from "~/rooms/rules/rules-url";
import { useSay } from "~/words/words-provider";

const named = 5;

/** Whose presence rules no longer read: nobody else sees them until that is mended. */
export function UnreadableRules({ owners }: { readonly owners: readonly string[] }) {
  const say = useSay();
  if (owners.length === 0) return null;
  const more = owners.length - named;
  return (
    <Banner tone="danger" role="alert" icon={<TriangleAlert />}>
      <p>{say("overview.presenceRulesCannotBeReadUntil")}</p>
      <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1">
        {owners.slice(0, named).map((owner) => (
          <li key={owner}>
            <Link className="underline underline-offset-2" href={rulesHref(owner)} prefetch={false}>
              <UriText uri={owner} />
            </Link>
          </li>
        ))}
        {more > 0 ? <li>{say("overview.andMoreMore", { more })}</li> : null}
      </ul>
    </Banner>
  );
}
