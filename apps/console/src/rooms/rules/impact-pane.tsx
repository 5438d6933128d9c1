"use client";
import type { AffectedWatcher, RulesPreview, RulesWarning } from "@porchlight/admin-api";
import { Badge, Banner, Button, Untrusted, UriText } from "@porchlight/ui";
import { ArrowRight, TriangleAlert } from "lucide-react";
import { faultText, isTransient } from "~/api/fault";
import { saidText } from "~/api/said-text";
import { HandlingBadge } from "~/parts/handling-badge";
import { Section } from "~/parts/section";
import { WorkingItOut } from "~/parts/working-it-out";
import { useSay } from "~/words/words-provider";
import type { Impact } from "./use-impact";
import { impactSentence, permissionWords } from "./words/permission-words";

export interface ImpactPaneProps {
  readonly isEdited: boolean;
  readonly impact: Impact;
  /** Of the rules as they are stored, where no preview is asked for. */
  readonly warnings: readonly RulesWarning[];
  readonly onOpenRule: (id: string) => void;
}

/** What the rules on the page would do: whether they are accepted, what is odd about them, and who notices. */
export function ImpactPane({ isEdited, impact, warnings, onOpenRule }: ImpactPaneProps) {
  const say = useSay();
  const { preview, error, isAsking } = impact;
  return (
    <>
      <Section level={2} title={say("rules.whatChanges")} trailing={isAsking ? <WorkingItOut /> : undefined}>
        {isEdited ? (
          <Changes preview={preview} error={error} />
        ) : (
          <p className="text-text-muted">{say("rules.nothingIsChangedYet")}</p>
        )}
      </Section>
      <Warnings warnings={preview?.warnings ?? warnings} onOpenRule={onOpenRule} />
    </>
  );
}

function Changes({ preview, error }: Pick<Impact, "preview" | "error">) {
  const say = useSay();
  if (preview === undefined) {
    if (error === undefined || error === null)
      return <p className="text-text-muted">{say("parts.workingItOutEllipsis")}</p>;
    const { title, detail } = faultText(error, say);
    return (
      <p role="status">
        {title}. {isTransient(error) ? say("parts.whatYouTypedIsKept") : detail}
      </p>
    );
  }
  return (
    <>
      {preview.refusal === null ? (
        <>
          <p role="status" className="text-lg">
            {impactSentence(preview, say)}
          </p>
          <Affected preview={preview} />
        </>
      ) : (
        <Banner tone="danger" icon={<TriangleAlert />}>
          <span className="break-words">
            {say("rules.theServerWouldNotTakeThis", {
              refusal: saidText(preview.refusalSaid, preview.refusal, say),
            })}
          </span>
        </Banner>
      )}
    </>
  );
}

function Affected({ preview: { affected, changed } }: { readonly preview: RulesPreview }) {
  const say = useSay();
  if (affected.length === 0) return null;
  return (
    <>
      <ul
        aria-label={say("rules.watchersThatNotice")}
        className="max-h-96 divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
      >
        {affected.map((watcher) => (
          <li key={`${watcher.watcher} ${watcher.isAnonymous}`} className="flex flex-col gap-1 px-4 py-2.5">
            <AffectedLine watcher={watcher} />
          </li>
        ))}
      </ul>
      {changed > affected.length ? (
        <p className="text-sm text-text-muted">
          {say("parts.theFirstOf", { count: affected.length, total: changed })}
        </p>
      ) : null}
    </>
  );
}

function AffectedLine({
  watcher: { watcher, isAnonymous, before, after, lost, gained },
}: {
  readonly watcher: AffectedWatcher;
}) {
  const say = useSay();
  return (
    <>
      <div className="flex flex-wrap items-center gap-2">
        <UriText uri={watcher} className="break-all" />
        {isAnonymous ? <Badge>{say("rules.anonymous")}</Badge> : null}
        <span className="ml-auto flex items-center gap-1.5">
          <HandlingBadge handling={before} />
          {before === after ? null : (
            <>
              <ArrowRight aria-label={say("rules.becomes")} className="size-4 text-text-muted" />
              <HandlingBadge handling={after} />
            </>
          )}
        </span>
      </div>
      {lost.length === 0 ? null : (
        <p className="break-words text-sm">
          <span className="text-text-muted">{say("rules.loses")}</span>{" "}
          {lost.map((permission) => permissionWords(permission, say)).join(", ")}
        </p>
      )}
      {gained.length === 0 ? null : (
        <p className="break-words text-sm">
          <span className="text-text-muted">{say("rules.gains")}</span>{" "}
          {gained.map((permission) => permissionWords(permission, say)).join(", ")}
        </p>
      )}
    </>
  );
}

interface WarningsProps {
  readonly warnings: readonly RulesWarning[];
  readonly onOpenRule: (id: string) => void;
}

function Warnings({ warnings, onOpenRule }: WarningsProps) {
  const say = useSay();
  if (warnings.length === 0) return null;
  return (
    <Section level={2} title={say("rules.countThingsAreOdd", { count: warnings.length })}>
      <ul aria-label={say("rules.warnings")} className="flex flex-col gap-2">
        {warnings.map(({ sentence, said, rules }) => (
          <li key={sentence} className="flex flex-col gap-1 rounded-md border border-warn/50 px-4 py-2.5">
            <span className="flex items-start gap-2">
              <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-warn" />
              <Untrusted text={saidText(said, sentence, say)} className="break-words" />
            </span>
            <span className="flex flex-wrap gap-2">
              {rules.map((id) => (
                <Button key={id} size="sm" variant="ghost" onClick={() => onOpenRule(id)}>
                  {say.rich("rules.openRule", { rule: <Untrusted text={id} className="font-mono" /> })}
                </Button>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
