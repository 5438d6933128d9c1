import type { Endpoints } from "@porchlight/admin-api";
import { Banner } from "@porchlight/ui";
import { Network } from "lucide-react";
import { CopiedText } from "./copied-text";
import { GuideStep } from "./guide-step";

/** What comes after the @ of every address, and who reaches the server. */
export function DomainStep({ endpoints }: { readonly endpoints: Endpoints }) {
  const { domains, hosts, registrar } = endpoints;
  return (
    <GuideStep number={1} title="Your domain" done={domains[0] ?? ""}>
      <p>
        Addresses end in <strong className="font-mono">@{domains.join(", @")}</strong>. To change it, stop the
        server, write this in <code className="font-mono">porchlight.yaml</code> and start it again. Do it
        first: users keep the domain they were created in.
      </p>
      <CopiedText text="domain: office.example" label="Copy the setting of the domain" />
      {hosts.length > 0 ? null : (
        <Banner tone="warn" icon={<Network />}>
          Only this computer reaches the server. To let others in, write{" "}
          <code className="font-mono">listen: 0.0.0.0</code> there too.
        </Banner>
      )}
      {registrar ? null : (
        <Banner tone="warn" icon={<Network />}>
          This server takes no registrations: <code className="font-mono">modules.registrar</code> is off.
        </Banner>
      )}
    </GuideStep>
  );
}
