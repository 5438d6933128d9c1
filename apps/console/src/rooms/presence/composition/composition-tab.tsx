"use client";
import { EmptyState, Skeleton } from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import { ComponentCard } from "./component-card";
import { sourceLetters } from "./source-letters";
import { SourceList } from "./source-list";

/** For each element of the composed presence who says it, and which rule made it so. */
export function CompositionTab({ aor }: { readonly aor: string }) {
  const say = useSay();
  const query = useQuery({
    queryKey: ["composition", aor],
    queryFn: ({ signal }) => admin.explainPresence({ params: { aor }, signal }),
    meta: { live: concerns("presentities", aor) },
  });
  return (
    <QueryState query={query} skeleton={<Skeleton className="h-48 w-full" />}>
      {({ sources, components }) => {
        if (components.length === 0) {
          return (
            <EmptyState title={say("presence.nothingIsComposed")}>
              {say("presence.nobodyPublishesForItAndNo")}
            </EmptyState>
          );
        }
        const letters = sourceLetters(sources);
        return (
          <div className="flex flex-col gap-6">
            <Section title={say("presence.sources")}>
              <SourceList sources={sources} letters={letters} />
            </Section>
            <Section title={say("presence.elements")}>
              {components.map((component) => (
                <ComponentCard
                  key={`${component.kind} ${component.id}`}
                  component={component}
                  letters={letters}
                />
              ))}
            </Section>
          </div>
        );
      }}
    </QueryState>
  );
}
