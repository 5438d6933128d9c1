import type { PeerDetail } from "@porchlight/admin-api";
import { Badge, Countdown, RelativeTime } from "@porchlight/ui";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import { troubleText } from "./peer-words";
import { TroubleText } from "./trouble-text";

const listClasses = "divide-y divide-line rounded-md border border-line bg-surface";
const rowClasses = "flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 px-4 py-2";

/** What went wrong with a peer, what was turned away, and which of its places are left alone. */
export function PeerTroubles({ peer: { refused, rests, troubles } }: { readonly peer: PeerDetail }) {
  const say = useSay();
  return (
    <>
      <Section title={say("peers.failures")}>
        {troubles.length === 0 ? (
          <p className="text-text-muted">{say("peers.nothingHasGoneWrongSinceThe")}</p>
        ) : (
          <ul aria-label={say("peers.failures")} className={listClasses}>
            {troubles.map((trouble) => (
              <li key={`${trouble.kind} ${trouble.detail}`} className={rowClasses}>
                <span className="min-w-0 break-words">
                  <TroubleText trouble={trouble} />
                </span>
                <span className="shrink-0 text-sm text-text-muted">
                  {trouble.count === 1 ? (
                    <RelativeTime at={trouble.at} />
                  ) : (
                    say.rich("peers.timesLast", {
                      count: trouble.count,
                      time: <RelativeTime at={trouble.at} />,
                    })
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {refused.length === 0 ? null : (
        <Section title={say("peers.turnedAwaySinceTheStart")}>
          <ul aria-label={say("peers.turnedAway")} className={listClasses}>
            {refused.map(({ count, reason }) => (
              <li key={reason} className={rowClasses}>
                <span>{troubleText(reason, say)}</span>
                <span className="tabular-nums">{say.number(count)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {rests.length === 0 ? null : (
        <Section title={say("peers.placesThatAreGivenARest")}>
          <ul aria-label={say("peers.placesAtRest")} className={listClasses}>
            {rests.map(({ place, silences, until }) => (
              <li key={place} className={rowClasses}>
                <span className="min-w-0 break-all font-mono text-sm">{place}</span>
                <span className="flex flex-wrap items-center gap-2 text-sm text-text-muted">
                  <Badge tone="warn">
                    {silences === 0 ? say("peers.askedForIt") : say("peers.silentTimes", { count: silences })}
                  </Badge>
                  <span>{say.rich("peers.triedAgainInTime", { time: <Countdown at={until} /> })}</span>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}
