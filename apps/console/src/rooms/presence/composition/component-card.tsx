"use client";
import type { PresenceComponent } from "@porchlight/admin-api";
import { Badge, Card, Untrusted } from "@porchlight/ui";
import { rpidTexts } from "~/parts/rpid-text";
import { useSay } from "~/words/words-provider";
import { ruleWordsOf } from "./rule-words";
import { SourceMark } from "./source-mark";

export interface ComponentCardProps {
  readonly component: PresenceComponent;
  readonly letters: ReadonlyMap<string, string>;
}

/** What is said, in words where there are some, and as it is written. */
function PartText({ part: { name, text } }: { readonly part: PresenceComponent["parts"][number] }) {
  const say = useSay();
  if (text === null) return say("presence.withheldFromYourRole");
  const words = rpidTexts(name, text, say);
  return (
    <>
      {words.length === 0 ? null : (
        <span className="block font-sans text-sm text-text">{words.join(", ")}</span>
      )}
      <Untrusted text={text} />
    </>
  );
}

/** One component of the composed document: its rule, and for each element who says it. */
export function ComponentCard({ component, letters }: ComponentCardProps) {
  const say = useSay();
  const { kind, id, rule, parts } = component;
  const { short, long } = ruleWordsOf(say)[rule];
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h4 className="font-medium">
          {say(`presence.kindWords.${kind}`)}{" "}
          {id === "" ? null : <Untrusted text={id} className="font-mono text-sm" />}
        </h4>
        <Badge tone={rule === "newest" || rule === "apart" ? "warn" : "neutral"}>{short}</Badge>
      </div>
      <p className="text-sm text-text-muted">{long}</p>
      {parts.length === 0 ? (
        <p className="text-sm text-text-muted">{say("presence.itSaysNothingBeyondItsBeing")}</p>
      ) : (
        <ul className="divide-y divide-line">
          {parts.map((part, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one name may come twice, in two languages
            <li key={index} className="grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[10rem_minmax(0,1fr)_auto]">
              <Untrusted text={part.name} className="break-all font-mono text-sm" />
              <span className="min-w-0 break-words font-mono text-text-muted text-xs leading-5">
                <PartText part={part} />
              </span>
              <span className="flex flex-wrap items-start gap-1">
                {part.sources.map((source) => (
                  <SourceMark key={source} letter={letters.get(source) ?? "?"} />
                ))}
                {part.overruled.map((source) => (
                  <SourceMark key={source} letter={letters.get(source) ?? "?"} isOverruled />
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
