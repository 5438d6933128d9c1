"use client";
import { Button, Card, Untrusted } from "@porchlight/ui";
import Link from "next/link";
import { useCallback } from "react";
import { admin } from "~/api/admin";
import { saidText } from "~/api/said-text";
import { useMay } from "~/api/use-identity";
import { HandlingBadge } from "~/parts/handling-badge";
import { useAction } from "~/parts/use-action";
import { DecisionButtons } from "~/rooms/approvals/decision-buttons";
import { useDecide } from "~/rooms/approvals/use-decide";
import { rulesHref } from "~/rooms/rules/rules-url";
import { useSay } from "~/words/words-provider";
import { type Mend, mendOf } from "./mend";
import type { Preview } from "./preview";

/** Why the watcher sees what it sees, in one sentence, and what helps. */
export function StandingPanel({ preview }: { readonly preview: Preview }) {
  const say = useSay();
  const mend = mendOf(preview, say);
  const { sentence, said } = preview.standing;
  return (
    <Card className="flex flex-col gap-3">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <HandlingBadge handling={preview.handling} />
        <p className="min-w-0 flex-1 basis-72 text-lg">
          <Untrusted text={saidText(said, sentence, say)} className="break-words" />
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="text-text-muted">{mend.advice}</p>
        <MendButton mend={mend} preview={preview} />
      </div>
    </Card>
  );
}

interface MendButtonProps {
  readonly mend: Mend;
  readonly preview: Preview;
}

function MendButton({ mend, preview }: MendButtonProps) {
  const say = useSay();
  switch (mend.kind) {
    case "notify-again":
      return <NotifyAgain id={mend.subscription} />;
    case "open-subscription":
      return (
        <Way href={`/watchers?open=${encodeURIComponent(mend.subscription)}`}>
          {say("presence.openTheSubscription")}
        </Way>
      );
    case "decide":
      return <Decide preview={preview} />;
    case "open-rules":
      return (
        <Way href={rulesHref(preview.presentity, preview.decidedBy[0])}>{say("presence.openTheRules")}</Way>
      );
    case "nothing":
      return null;
  }
}

const ANYBODY = { onlyUndecided: false };

function Decide({ preview: { presentity, watcher } }: { readonly preview: Preview }) {
  const may = useMay("decideWatchers");
  const { busy, decide } = useDecide(ANYBODY);
  if (!may) return null;
  return (
    <div className="flex flex-wrap gap-2">
      <DecisionButtons
        busy={busy}
        onDecide={(decision) => void decide(decision, [{ presentity, watcher }])}
      />
    </div>
  );
}

interface WayProps {
  readonly href: string;
  readonly children: string;
}

const Way = ({ href, children }: WayProps) => (
  <Button asChild>
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  </Button>
);

const TOUCHED = [["subscriptions"], ["as-seen"]];

function NotifyAgain({ id }: { readonly id: string }) {
  const say = useSay();
  const may = useMay("notifyAgain");
  const write = useCallback(() => admin.notifyAgain({ params: { id } }), [id]);
  const { busy, run } = useAction(write, say("parts.currentStateOnItsWay"), TOUCHED);
  if (!may) return null;
  return (
    <Button busy={busy} onClick={run}>
      {say("parts.notifyAgain")}
    </Button>
  );
}
