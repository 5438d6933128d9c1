import { Untrusted, UriText } from "@porchlight/ui";

const AGENT = "agent:";

/** Who publishes: a user by address, or an agent by its name. */
export function Publisher({ publisher }: { readonly publisher: string }) {
  if (!publisher.startsWith(AGENT)) return <UriText uri={publisher} />;
  return (
    <>
      Agent <Untrusted text={publisher.slice(AGENT.length)} className="font-mono text-[0.95em]" />
    </>
  );
}
