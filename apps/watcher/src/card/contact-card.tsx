import type { PresenceReading } from "@porchlight/presence-client";
import { exactText, PresenceMark, Untrusted } from "@porchlight/ui";
import type { ReactNode } from "react";
import { stateWords } from "../board/contact-words";
import { clock, clockElsewhere } from "../format/time";
import type { ContactState } from "../presence/contact-state";
import { spelled, texts } from "../texts";
import { type ContactFacts, contactFacts } from "./contact-facts";
import { DeviceFacts, ServiceFacts } from "./source-facts";

export interface ContactCardProps {
  readonly state: ContactState;
  readonly presence: PresenceReading | undefined;
  readonly now: number;
}

/** Everything I am allowed to know about a contact. */
export function ContactCard({ state, presence, now }: ContactCardProps) {
  const facts = state.summary && presence ? contactFacts(presence.document) : undefined;
  return (
    <div className="flex flex-col gap-6" data-testid="contact-card" data-mark={state.mark}>
      <div className="stale-fade flex items-start gap-3" data-stale={state.stale}>
        <span aria-hidden="true" className="flex h-6 items-center">
          <PresenceMark state={state.mark} size="lg" />
        </span>
        <div className="min-w-0">
          <p className="font-medium text-lg">{stateWords(state)}</p>
          {state.summary?.note && (
            <p className="wrap-anywhere text-text-muted">
              <Untrusted text={state.summary.note} />
            </p>
          )}
        </div>
      </div>
      {facts ? (
        <>
          <PersonFacts state={state} facts={facts} now={now} />
          <ServiceFacts services={facts.services} />
          <DeviceFacts devices={facts.devices} now={now} />
        </>
      ) : (
        <p className="text-text-muted">{texts.card.nothing}</p>
      )}
    </div>
  );
}

interface PersonFactsProps {
  readonly state: ContactState;
  readonly facts: ContactFacts;
  readonly now: number;
}

function PersonFacts({ state, facts, now }: PersonFactsProps) {
  const { summary, until, asOf } = state;
  return (
    <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-2">
      <Fact label={texts.card.activities}>{foreign(summary?.activities.map(spelled))}</Fact>
      <Fact label={texts.card.mood}>{foreign(facts.mood)}</Fact>
      <Fact label={texts.card.place}>{foreign(facts.place)}</Fact>
      <Fact label={texts.card.since}>{moment(summary?.since, now)}</Fact>
      <Fact label={texts.card.until}>{moment(until, now)}</Fact>
      <Fact label={texts.card.localTime}>{localTime(facts.timeOffsetMinutes, now)}</Fact>
      <Fact label={texts.card.about}>
        {foreign([facts.displayName ?? "", facts.homepage ?? ""].filter(Boolean))}
      </Fact>
      <Fact label={texts.card.received}>{moment(asOf, now)}</Fact>
    </dl>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  if (!children) return null;
  return (
    <>
      <dt className="text-text-muted">{label}</dt>
      <dd className="wrap-anywhere min-w-0">{children}</dd>
    </>
  );
}

const foreign = (words: readonly string[] | undefined): ReactNode =>
  words && words.length > 0 ? <Untrusted text={words.join(", ")} /> : null;

function moment(at: number | undefined, now: number): ReactNode {
  if (at === undefined) return null;
  return (
    <time dateTime={new Date(at).toISOString()} title={exactText(at)}>
      {clock(at, now)}
    </time>
  );
}

function localTime(offsetMinutes: number | undefined, now: number): string | undefined {
  return offsetMinutes === undefined ? undefined : clockElsewhere(offsetMinutes, now);
}
