import type { PresenceReading } from "@porchlight/presence-client";
import { exactText, PresenceMark, Untrusted } from "@porchlight/ui";
import type { ReactNode } from "react";
import { stateWords } from "../board/contact-words";
import { clock, clockElsewhere } from "../format/time";
import { ContactAvatar } from "../pictures/contact-avatar";
import { PictureProblem } from "../pictures/picture-problem";
import type { Pictures } from "../pictures/pictures";
import type { ContactState } from "../presence/contact-state";
import { activityWords, moodWords, placeWords } from "../words/activity-words";
import { lateWords } from "../words/late-words";
import { ui } from "../words/words";
import { type ContactFacts, contactFacts } from "./contact-facts";
import { DeviceFacts, ServiceFacts, TimedFacts } from "./source-facts";

export interface ContactCardProps {
  readonly state: ContactState;
  readonly presence: PresenceReading | undefined;
  readonly now: number;
  readonly name: string;
  readonly address: string;
  readonly pictures: Pictures;
}

/** Everything I am allowed to know about a contact. */
export function ContactCard({ state, presence, now, name, address, pictures }: ContactCardProps) {
  const reading = state.summary && presence;
  const facts = reading && contactFacts(reading.document, now);
  return (
    <div className="flex flex-col gap-6" data-testid="contact-card" data-mark={state.mark}>
      <div className="stale-fade flex items-start gap-3" data-stale={state.stale}>
        <ContactAvatar pictures={pictures} reading={reading} name={name} address={address} size="xl" />
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
      <PictureProblem pictures={pictures} reading={reading} />
      {facts ? (
        <>
          <PersonFacts state={state} facts={facts} now={now} />
          <ServiceFacts services={facts.services} />
          <DeviceFacts devices={facts.devices} now={now} />
          <TimedFacts timed={facts.timed} now={now} />
        </>
      ) : (
        <p className="text-text-muted">
          {state.silence ? lateWords.card.silence[state.silence] : lateWords.card.nothing}{" "}
          {state.askedAgainAt !== undefined && lateWords.card.askedAgain(clock(state.askedAgainAt, now))}
        </p>
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
      <Fact label={lateWords.card.activities}>{foreign(told(summary?.activities).map(activityWords))}</Fact>
      <Fact label={lateWords.card.mood}>{foreign(state.mood.map(moodWords))}</Fact>
      <Fact label={lateWords.card.place}>
        {foreign([...state.place.map(placeWords), ...facts.sphere.map(sphereWords)])}
      </Fact>
      <Fact label={lateWords.card.since}>{moment(summary?.since, now)}</Fact>
      <Fact label={lateWords.card.until}>{moment(until, now)}</Fact>
      <Fact label={lateWords.card.localTime}>{localTime(facts.timeOffsetMinutes, now)}</Fact>
      <Fact label={lateWords.card.about}>
        {foreign(facts.displayName === undefined ? [] : [facts.displayName])}
      </Fact>
      <Fact label={lateWords.card.homepage}>{facts.homepage && <Homepage address={facts.homepage} />}</Fact>
      <Fact label={lateWords.card.received}>{moment(asOf, now)}</Fact>
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

/** What says no more than the mark is left out beside what does. */
function told(activities: readonly string[] = []): readonly string[] {
  const more = activities.filter((activity) => activity !== "busy" && activity !== "away");
  return more.length > 0 ? more : activities;
}

/** A link that somebody else made: it opens apart, and tells nothing of where it was. */
function Homepage({ address }: { readonly address: string }) {
  return (
    <a
      href={address}
      target="_blank"
      rel="noopener noreferrer external"
      className="underline underline-offset-2"
      data-testid="card-homepage"
    >
      <Untrusted text={address} />
    </a>
  );
}

const sphereWords = (sphere: string): string =>
  sphere === "home" || sphere === "work" ? lateWords.you.sphereOf[sphere] : placeWords(sphere);

const foreign = (words: readonly string[] | undefined): ReactNode =>
  words && words.length > 0 ? <Untrusted text={words.join(", ")} /> : null;

function moment(at: number | undefined, now: number): ReactNode {
  if (at === undefined) return null;
  return (
    <time dateTime={new Date(at).toISOString()} title={exactText(at, ui)}>
      {clock(at, now)}
    </time>
  );
}

function localTime(offsetMinutes: number | undefined, now: number): string | undefined {
  return offsetMinutes === undefined ? undefined : clockElsewhere(offsetMinutes, now);
}
