import type { PeerDetail } from "@porchlight/admin-api";
import { Badge, Countdown, RelativeTime } from "@porchlight/ui";
import { Section } from "~/parts/section";
import { numberText, troubleText } from "./peer-words";
import { TroubleText } from "./trouble-text";

const listClasses = "divide-y divide-line rounded-md border border-line bg-surface";
const rowClasses = "flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2";

/** What went wrong with a peer, what was turned away, and which of its places are left alone. */
export function PeerTroubles({ peer: { refused, rests, troubles } }: { readonly peer: PeerDetail }) {
  return (
    <>
      <Section title="Failures">
        {troubles.length === 0 ? (
          <p className="text-text-muted">Nothing has gone wrong since the start.</p>
        ) : (
          <ul aria-label="Failures" className={listClasses}>
            {troubles.map((trouble) => (
              <li key={`${trouble.kind} ${trouble.detail}`} className={rowClasses}>
                <span className="min-w-0 break-words">
                  <TroubleText trouble={trouble} />
                </span>
                <span className="shrink-0 text-sm text-text-muted">
                  {trouble.count === 1 ? null : `${numberText(trouble.count)} times, last `}
                  <RelativeTime at={trouble.at} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {refused.length === 0 ? null : (
        <Section title="Turned away since the start">
          <ul aria-label="Turned away" className={listClasses}>
            {refused.map(({ count, reason }) => (
              <li key={reason} className={rowClasses}>
                <span>{troubleText(reason)}</span>
                <span className="tabular-nums">{numberText(count)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rests.length === 0 ? null : (
        <Section title="Places that are given a rest">
          <ul aria-label="Places at rest" className={listClasses}>
            {rests.map(({ place, silences, until }) => (
              <li key={place} className={rowClasses}>
                <span className="min-w-0 break-all font-mono text-sm">{place}</span>
                <span className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
                  <Badge tone="warn">
                    {silences === 0 ? "Asked for it" : `Silent ${numberText(silences)} times`}
                  </Badge>
                  tried again in <Countdown at={until} />
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
