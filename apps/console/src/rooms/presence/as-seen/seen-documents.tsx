"use client";
import { CopyButton, visibleText } from "@porchlight/ui";
import { useMemo } from "react";
import { Section } from "~/parts/section";
import { SourceText } from "~/parts/source-text";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { Preview } from "./preview";
import { type DocumentLine, type MarkedDocument, markWithheld } from "./withheld-lines";

/** The whole document with what is withheld struck through, beside the one that the watcher gets. */
export function SeenDocuments({ handling, full, shown, contentWithheld }: Preview) {
  const say = useSay();
  const isReplaced = handling === "polite-block";
  const marked = useMemo(
    () => (full === null ? undefined : markWithheld(full, isReplaced ? undefined : (shown ?? undefined))),
    [full, shown, isReplaced],
  );
  const seen = useMemo(() => (shown === null ? undefined : markWithheld(shown, shown)), [shown]);
  return (
    <div className="grid min-w-0 gap-4 lg:grid-cols-2">
      <Section level={2} title={say("presence.allOfIt")}>
        {marked === undefined ? (
          <SourceText label={say("presence.theWholeDocument")} text={full} withheld={contentWithheld} />
        ) : (
          <>
            <p className="text-sm text-text-muted">{withheldWords(marked, say)}</p>
            <Lines label={say("presence.theWholeDocumentWhatIsWithheld")} text={full ?? ""} of={marked} />
          </>
        )}
      </Section>
      <Section level={2} title={say("presence.whatTheWatcherGets")}>
        {seen === undefined ? (
          <SourceText
            label={say("presence.theDocumentThatTheWatcherGets")}
            text={null}
            withheld={contentWithheld}
          />
        ) : (
          <>
            <p className="text-sm text-text-muted">
              {isReplaced ? say("presence.theSameAsOfSomebodyWho") : say("presence.asTheNextNotifyCarriesIt")}
            </p>
            <Lines label={say("presence.theDocumentThatTheWatcherGets")} text={shown ?? ""} of={seen} />
          </>
        )}
      </Section>
    </div>
  );
}

function withheldWords({ elements, withheldElements }: MarkedDocument, say: Say): string {
  if (withheldElements === 0) return say("presence.nothingIsWithheld");
  return say("presence.withheldelementsOfElementsElementsAreWithheld", { withheldElements, elements });
}

interface LinesProps {
  readonly label: string;
  readonly text: string;
  readonly of: MarkedDocument;
}

function Lines({ label, text, of: { lines } }: LinesProps) {
  const say = useSay();
  return (
    <div className="relative min-w-0">
      <CopyButton
        text={text}
        label={say("presence.copyLabel", { label })}
        className="absolute top-1 right-1 bg-canvas"
      />
      <section
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reached by keyboard
        tabIndex={0}
        className="max-h-[60dvh] overflow-auto rounded-md border border-line bg-canvas p-3 pr-12"
      >
        <pre className="font-mono text-xs leading-5">
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text have no name but their place
            <Line key={index} line={line} />
          ))}
        </pre>
      </section>
    </div>
  );
}

/** Longest text of one part, in characters. */
const LONGEST = 20_000;

function Line({ line: { depth, parts } }: { readonly line: DocumentLine }) {
  const isMarked = parts.some(({ withheld }) => withheld);
  return (
    <div>
      <span aria-hidden="true" className="inline-block w-4 select-none text-danger">
        {isMarked ? "−" : " "}
      </span>
      {"  ".repeat(depth)}
      {parts.map(({ text, withheld }, index) => {
        const Tag = withheld ? "del" : "span";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of a line have no name but their place
          <Tag key={index} className={withheld ? "text-text-muted" : undefined}>
            {visibleText(text, LONGEST)}
          </Tag>
        );
      })}
    </div>
  );
}
