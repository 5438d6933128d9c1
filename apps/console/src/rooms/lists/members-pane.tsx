"use client";
import type { ListMemberField, ToldOfMember } from "@porchlight/admin-api";
import { Banner, PresenceMark, Untrusted, UriText } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { faultText, isTransient } from "~/api/fault";
import { saidText } from "~/api/said-text";
import { Section } from "~/parts/section";
import { WorkingItOut } from "~/parts/working-it-out";
import { useSay } from "~/words/words-provider";
import type { PreviewedLists } from "./use-lists-preview";

export interface MembersPaneProps {
  readonly preview: PreviewedLists;
  /** Name of the list that is looked at; undefined when there is none. */
  readonly of: string | undefined;
}

/** Whom a list leads to, and what its owner is told of each: as it would be once the edit is saved. */
export function MembersPane({ preview, of }: MembersPaneProps) {
  const say = useSay();
  return (
    <Section
      level={2}
      title={say("lists.whatAWatcherOfTheList")}
      trailing={preview.isAsking ? <WorkingItOut /> : undefined}
    >
      {of === undefined ? null : (
        <p className="break-words text-text-muted">
          {say.rich("lists.watchingOfAsItsOwnerIs", { of: <Untrusted text={of} /> })}
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
  const say = useSay();
  const refusals = [
    ...(listsRefusal === undefined ? [] : [say("lists.theServerWouldNotTakeThese", { listsRefusal })]),
    ...(servicesRefusal === undefined ? [] : [say("lists.theServerWouldNotTakeThese2", { servicesRefusal })]),
    ...(resolved?.refusal == null
      ? []
      : [
          say("lists.aSubscriptionIsRefusedWithStatus", {
            status: resolved.refusal.status,
            reason: saidText(resolved.refusal.said, resolved.refusal.reason, say),
          }),
        ]),
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
        {title}. {isTransient(error) ? say("lists.whatYouDidIsKeptThe") : detail}
      </p>
    );
  }
  if (!isMeant || resolved === null)
    return <p className="text-text-muted">{say("lists.thereIsNoListToLook")}</p>;
  if (resolved === undefined) return <p className="text-text-muted">{say("parts.workingItOutEllipsis")}</p>;
  const { members, total, surplus, isCutShort, unresolved } = resolved;
  return (
    <>
      {members.length === 0 ? (
        <p className="text-text-muted">{say("lists.itLeadsToNobody")}</p>
      ) : (
        <ol
          aria-label={say("lists.members")}
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
          members.length < total
            ? say("parts.theFirstOf", { count: members.length, total })
            : say("lists.totalInAll", { total }),
          surplus === 0 ? "" : say("lists.surplusBeyondTheLimit", { surplus }),
          unresolved.length === 0
            ? ""
            : say("lists.referencesThatLeadNowhereCount", { count: unresolved.length }),
          isCutShort ? say("lists.aLimitIsMetSomeAre") : "",
        ]
          .filter(Boolean)
          .join(" ")}
      </p>
    </>
  );
}

const DEPTHS = ["px-4 py-2", "py-2 pr-4 pl-8", "py-2 pr-4 pl-12", "py-2 pr-4 pl-16"];

function MemberLine({ member: { uri, name, isList, told } }: { readonly member: ListMemberField }) {
  const say = useSay();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
      <span className="flex min-w-0 flex-1 flex-col">
        {name === "" ? null : <Untrusted text={name} className="break-words" />}
        <UriText uri={uri} className={name === "" ? "break-all" : "break-all text-sm! text-text-muted"} />
      </span>
      {isList || told === null ? (
        <span className="text-sm text-text-muted">{say("lists.aListOfItsOwn")}</span>
      ) : (
        <Told told={told} />
      )}
    </div>
  );
}

function Told({ told: { state, reason, mark, note } }: { readonly told: ToldOfMember }) {
  const say = useSay();
  if (state === "pending") return <PresenceMark state="pending" withWord className="text-sm" />;
  if (state === "none")
    return <span className="text-sm text-text-muted">{say("lists.ofAnotherServer")}</span>;
  if (state === "terminated")
    return (
      <span className="text-sm text-text-muted">
        {reason === null ? say("lists.ended") : say(`lists.reasonWords.${reason}`)}
      </span>
    );
  return (
    <span className="flex flex-col items-end text-sm">
      <PresenceMark state={mark ?? "unknown"} withWord />
      {note === null ? null : <Untrusted text={note} className="max-w-40 truncate text-text-muted" />}
    </span>
  );
}
