import type { Counts } from "@porchlight/admin-api";
import { Card, CardHeader } from "@porchlight/ui";
import { TRANSPORT_NAMES, transports } from "~/parts/transport-names";
import { Bar } from "./bar";

export interface TransportPanelProps {
  readonly byTransport: Counts["connectionsByTransport"];
  readonly total: number;
}

/** Open connections by the way they came. */
export function TransportPanel({ byTransport, total }: TransportPanelProps) {
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title="Connections" hint="By transport" />
      <dl className="my-auto flex flex-col gap-3">
        {transports.map((transport) => {
          const count = byTransport[transport] ?? 0;
          return (
            <div key={transport} className="grid grid-cols-[1fr_auto] items-baseline gap-y-1.5">
              <dt className="text-text-muted">{TRANSPORT_NAMES[transport]}</dt>
              <dd className="contents">
                <span className="font-medium">{count}</span>
                <Bar share={total === 0 ? 0 : count / total} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
