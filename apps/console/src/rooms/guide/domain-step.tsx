import type { Endpoints } from "@porchlight/admin-api";
import { Banner } from "@porchlight/ui";
import { Network } from "lucide-react";
import { useSay } from "~/words/words-provider";
import { CopiedText } from "./copied-text";
import { GuideStep } from "./guide-step";

/** What comes after the @ of every address, and who reaches the server. */
export function DomainStep({ endpoints }: { readonly endpoints: Endpoints }) {
  const say = useSay();
  const { domains, hosts, registrar } = endpoints;
  return (
    <GuideStep number={1} title={say("guide.yourDomain")} done={domains[0] ?? ""}>
      <p>
        {say.rich("guide.addressesEndIn", {
          domains: <strong className="font-mono">@{domains.join(", @")}</strong>,
          code: (text) => <code className="font-mono">{text}</code>,
        })}
      </p>
      <CopiedText text="domain: office.example" label={say("guide.copyTheSettingOfTheDomain")} />
      {hosts.length > 0 ? null : (
        <Banner role="none" tone="warn" icon={<Network />}>
          {say.rich("guide.onlyThisComputer", { code: (text) => <code className="font-mono">{text}</code> })}
        </Banner>
      )}
      {registrar ? null : (
        <Banner role="none" tone="warn" icon={<Network />}>
          {say.rich("guide.thisServerTakesNoRegistrationsModules", {
            code: (text) => <code className="font-mono">{text}</code>,
          })}
        </Banner>
      )}
    </GuideStep>
  );
}
