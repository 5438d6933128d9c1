import { Untrusted, UriText } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";

const AGENT = "agent:";

/** Who publishes: a user by address, or an agent by its name. */
export function Publisher({ publisher }: { readonly publisher: string }) {
  const say = useSay();
  if (!publisher.startsWith(AGENT)) return <UriText uri={publisher} />;
  return (
    <>
      {say.rich("parts.agentName", {
        name: <Untrusted text={publisher.slice(AGENT.length)} className="font-mono text-[0.95em]" />,
      })}
    </>
  );
}
