"use client";
import type { ComposedState } from "@porchlight/admin-api";
import { EmptyState, RelativeTime } from "@porchlight/ui";
import { Section } from "~/parts/section";
import { SourceText } from "~/parts/source-text";

export interface ComposedDocumentProps {
  readonly states: readonly ComposedState[];
  readonly contentWithheld: boolean;
}

/** What all publications of an event package make together. */
export function ComposedDocument({ states, contentWithheld }: ComposedDocumentProps) {
  if (states.length === 0) return <EmptyState title="Nothing is composed yet" />;
  return (
    <>
      {states.map(({ eventPackage, document, changedAt }) => (
        <Section
          key={eventPackage}
          title={`Composed: ${eventPackage}`}
          trailing={<RelativeTime at={changedAt} className="text-sm text-text-muted" />}
        >
          <SourceText
            label={`Composed document of ${eventPackage}`}
            text={document}
            withheld={contentWithheld}
          />
        </Section>
      ))}
      <p className="text-sm text-text-muted">
        This is the full document. A watcher sees what is left of it after the rules.
      </p>
    </>
  );
}
