import type { Transport } from "@porchlight/admin-api";
import { useSay } from "~/words/words-provider";

export interface EndpointProps {
  readonly connection: {
    readonly transport: Transport;
    readonly remoteAddress: string;
    readonly remotePort: number;
  };
}

/** Where a connection comes from and how. */
export function Endpoint({ connection: { transport, remoteAddress, remotePort } }: EndpointProps) {
  const say = useSay();
  const host = remoteAddress.includes(":") ? `[${remoteAddress}]` : remoteAddress;
  return (
    <>
      <span className="font-mono text-[0.95em]">
        {host}:{remotePort}
      </span>{" "}
      <span className="text-text-muted">{say(`parts.transportNames.${transport}`)}</span>
    </>
  );
}
