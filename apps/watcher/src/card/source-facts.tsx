import { exactText, Untrusted } from "@porchlight/ui";
import { CalendarClock, Monitor, Phone } from "lucide-react";
import type { ReactNode } from "react";
import { clock } from "../format/time";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import type { DeviceFact, ServiceFact } from "./contact-facts";
import type { TimedFact } from "./timed-facts";

/** The services a contact is reached by. */
export function ServiceFacts({ services }: { readonly services: readonly ServiceFact[] }) {
  if (services.length === 0) return null;
  return (
    <Sources title={lateWords.card.services}>
      {services.map((service, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two services may say the same
        <Source key={index} icon={<Phone />} end={service.basic && lateWords.card[service.basic]}>
          <span className="block truncate font-mono text-sm">
            <Untrusted text={service.address} />
          </span>
          <Untrusted
            text={[service.kind, ...service.capabilities, ...service.notes].filter(Boolean).join(", ")}
            className="text-text-muted"
          />
        </Source>
      ))}
    </Sources>
  );
}

/** The devices that the news come from. */
export function DeviceFacts({
  devices,
  now,
}: {
  readonly devices: readonly DeviceFact[];
  readonly now: number;
}) {
  if (devices.length === 0) return null;
  return (
    <Sources title={lateWords.card.devices}>
      {devices.map((device, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two devices may say the same
        <Source key={index} icon={<Monitor />} end={inputWords(device)}>
          <span className="block truncate">
            <Untrusted text={device.name ?? lateWords.card.unnamedDevice} />
          </span>
          {device.lastInput !== undefined && (
            <time
              dateTime={new Date(device.lastInput).toISOString()}
              title={exactText(device.lastInput, ui)}
              className="text-text-muted"
            >
              {lateWords.card.lastUsed(clock(device.lastInput, now))}
            </time>
          )}
        </Source>
      ))}
    </Sources>
  );
}

/** What services are expected to be later. */
export function TimedFacts({ timed, now }: { readonly timed: readonly TimedFact[]; readonly now: number }) {
  if (timed.length === 0) return null;
  return (
    <Sources title={lateWords.card.later}>
      {timed.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same
        <Source key={index} icon={<CalendarClock />} end={fact.basic && lateWords.card[fact.basic]}>
          <time
            dateTime={new Date(fact.from).toISOString()}
            title={exactText(fact.from, ui)}
            className="block text-sm"
          >
            {lateWords.card.span(
              clock(fact.from, now),
              fact.until === undefined ? undefined : clock(fact.until, now),
            )}
          </time>
          <Untrusted
            text={[fact.address, fact.note].filter(Boolean).join(", ")}
            className="text-text-muted"
          />
        </Source>
      ))}
    </Sources>
  );
}

function inputWords({ input }: DeviceFact): string | undefined {
  if (!input) return undefined;
  return input === "active" ? lateWords.card.inUse : lateWords.card.idle;
}

function Sources({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm text-text-muted">{title}</h3>
      <ul className="divide-y divide-line rounded-md border border-line">{children}</ul>
    </section>
  );
}

interface SourceProps {
  readonly icon: ReactNode;
  readonly end: string | undefined;
  readonly children: ReactNode;
}

function Source({ icon, end, children }: SourceProps) {
  return (
    <li className="flex items-center gap-3 px-3 py-2">
      <span aria-hidden="true" className="shrink-0 text-text-muted [&_svg]:size-4">
        {icon}
      </span>
      <span className="min-w-0 grow">{children}</span>
      {end && <span className="shrink-0 text-sm">{end}</span>}
    </li>
  );
}
