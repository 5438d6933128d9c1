"use client";
import type { ListMemberField, ToldOfMember } from "@porchlight/admin-api";
import { Banner, PresenceMark, Spinner, Untrusted, UriText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { faultText, isTransient } from "~/api/fault";
import { Section } from "~/parts/section";
import { useSay } from "~/words/words-provider";
import type { PreviewedLists } from "./use-lists-preview";

export interface MembersPaneProps {
  readonly preview: PreviewedLists;
  /** Name of the list that is looked at; undefined when there is none. */
  readonly of: string | undefined;
}

/** Whom a list leads to, and what its owner is told of each: as it would be once the edit is saved. */
export function MembersPane({ preview, of }: MembersPaneProps) {
  return (
    <Section
      level={2}
      title="What a watcher of the list gets"
      trailing={preview.isAsking ? <Spinner aria-label="Working it out" /> : undefined}
    >
      {of === undefined ? null : (
        <p className="break-words text-text-muted">
          Watching <Untrusted text={of} />, as its owner is told by one subscription.
        </p>
      )}
      <Refusals preview={preview} />
      <Members preview={preview} isMeant={of !== undefined} />
    </Section>
  );
}

function Refusals({
  preview: { listsRefusal, servicesRefusal, resolved },
}: Pick<MembersPaneProps, "preview">) {
  const refusals = [
    ...(listsRefusal === null
      ? []
      : [`The server would not take these lists: the document ${listsRefusal}.`]),
    ...(servicesRefusal === null
      ? []
      : [`The server would not take these services: the document ${servicesRefusal}.`]),
    ...(resolved?.refusal == null
      ? []
      : [`A subscription is refused with ${resolved.refusal.status}: ${resolved.refusal.reason}.`]),
  ];
  return refusals.map((text) => (
    <Banner key={text} tone="danger" icon={<TriangleAlert />}>
      <span className="break-words">{text}</span>
    </Banner>
  ));
}

function Members({
  preview: { resolved, error },
  isMeant,
}: {
  readonly preview: PreviewedLists;
  readonly isMeant: boolean;
}) {
  const say = useSay();
  if (error !== undefined && error !== null) {
    const { title, detail } = faultText(error, say);
    return (
      <p role="status">
        {title}. {isTransient(error) ? "What you did is kept; the console tries again by itself." : detail}
      </p>
    );
  }
  if (!isMeant || resolved === null) return <p className="text-text-muted">There is no list to look at.</p>;
  if (resolved === undefined) return <p className="text-text-muted">Working it out…</p>;
  const { members, total, surplus, isCutShort, unresolved } = resolved;
  return (
    <>
      {members.length === 0 ? (
        <p className="text-text-muted">It leads to nobody.</p>
      ) : (
        <ol
          aria-label="Members"
          className="max-h-[32rem] divide-y divide-line overflow-y-auto rounded-md border border-line bg-surface"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls
          tabIndex={0}
        >
          {members.map((member, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one address may be in several services
            <li key={index} className={DEPTHS[Math.min(member.depth, DEPTHS.length - 1)]}>
              <MemberLine member={member} />
            </li>
          ))}
        </ol>
      )}
      <p className="text-sm text-text-muted">
        {[
          members.length < total ? `The first ${members.length} of ${total}.` : `${total} in all.`,
          surplus === 0 ? "" : `${surplus} beyond the limit.`,
          unresolved.length === 0 ? "" : `References that lead nowhere: ${unresolved.length}.`,
          isCutShort ? "A limit is met: some are left out." : "",
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
    </>
  );
}

const DEPTHS = ["px-4 py-2", "py-2 pr-4 pl-8", "py-2 pr-4 pl-12", "py-2 pr-4 pl-16"];

function MemberLine({ member: { uri, name, isList, told } }: { readonly member: ListMemberField }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="flex min-w-0 flex-1 flex-col">
        {name === "" ? null : <Untrusted text={name} className="break-words" />}
        <UriText uri={uri} className={name === "" ? "break-all" : "break-all text-sm text-text-muted"} />
      </span>
      {isList || told === null ? (
        <span className="text-sm text-text-muted">A list of its own</span>
      ) : (
        <Told told={told} />
      )}
    </div>
  );
}

const REASON_WORDS = {
  noresource: "Nobody here",
  rejected: "Blocked",
  giveup: "Beyond the limit",
  probation: "A service without a list",
} as const;

function Told({ told: { state, reason, mark, note } }: { readonly told: ToldOfMember }) {
  if (state === "pending") return <PresenceMark state="pending" withWord className="text-sm" />;
  if (state === "none") return <span className="text-sm text-text-muted">Of another server</span>;
  if (state === "terminated")
    return (
      <span className="text-sm text-text-muted">{reason === null ? "Ended" : REASON_WORDS[reason]}</span>
    );
  return (
    <span className="flex flex-col items-end text-sm">
      <PresenceMark state={mark ?? "unknown"} withWord />
      {note === null ? null : <Untrusted text={note} className="max-w-40 truncate text-text-muted" />}
    </span>
  );
}
