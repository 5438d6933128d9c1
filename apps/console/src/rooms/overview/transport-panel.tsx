import { type Counts, transports } from "@porchlight/admin-api/client";
import { Card, CardHeader } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { Bar } from "./bar";

export interface TransportPanelProps {
  readonly byTransport: Counts["connectionsByTransport"];
  readonly total: number;
}

/** Open connections by the way they came. */
export function TransportPanel({ byTransport, total }: TransportPanelProps) {
  const say = useSay();
  return (
    <Card className="flex flex-col gap-3">
      <CardHeader title={say("parts.connections")} hint={say("overview.byTransport")} />
      <dl className="my-auto flex flex-col gap-3">
        {transports.map((transport) => {
          const count = byTransport[transport] ?? 0;
          return (
            <div key={transport} className="grid grid-cols-[1fr_auto] items-baseline gap-y-1.5">
              <dt className="text-text-muted">{say(`parts.transportNames.${transport}`)}</dt>
              <dd className="contents">
                <span className="font-medium">{say.number(count)}</span>
                <Bar share={total === 0 ? 0 : count / total} />
              </dd>
            </div>
          );
        })}
      </dl>
    </Card>
  );
}
