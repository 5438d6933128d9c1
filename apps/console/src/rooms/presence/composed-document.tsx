"use client";
import type { ComposedState } from "@porchlight/admin-api";
import { EmptyState, RelativeTime } from "@porchlight/ui";
import { Section } from "~/parts/section";
import { SourceText } from "~/parts/source-text";
import { useSay } from "~/words/words-provider";

export interface ComposedDocumentProps {
  readonly states: readonly ComposedState[];
  readonly contentWithheld: boolean;
}

/** What all publications of an event package make together. */
export function ComposedDocument({ states, contentWithheld }: ComposedDocumentProps) {
  const say = useSay();
  if (states.length === 0) return <EmptyState title={say("presence.nothingIsComposedYet")} />;
  return (
    <>
      {states.map(({ eventPackage, document, changedAt }) => (
        <Section
          key={eventPackage}
          title={say("presence.composedEventpackage", { eventPackage })}
          trailing={<RelativeTime at={changedAt} className="text-sm text-text-muted" />}
        >
          <SourceText
            label={say("presence.composedDocumentOfEventpackage", { eventPackage })}
            text={document}
            withheld={contentWithheld}
          />
        </Section>
      ))}
      <p className="text-sm text-text-muted">{say("presence.thisIsTheFullDocumentA")}</p>
    </>
  );
}
