"use client";
import type { ExceptMember, IdentityCondition, IdentityMember, ManyMember } from "@porchlight/documents";
import { visibleText } from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { NOBODY, withAt, withoutAt } from "../draft/rule-parts";
import { AddMenu } from "./add-menu";
import { CommitField } from "./commit-field";
import { Line } from "./part-frame";
import { UnknownPartText } from "./unknown-part";

export interface IdentityEditorProps {
  readonly condition: IdentityCondition;
  readonly onChange: (condition: IdentityCondition) => void;
  readonly addresses: readonly string[];
}

const NEW_MEMBERS = {
  one: NOBODY,
  domain: { kind: "many", domain: "", exceptions: [] },
  many: { kind: "many", exceptions: [] },
} as const satisfies Record<string, IdentityMember>;

/** Any of these watchers (RFC 4745 section 7.1). */
export function IdentityEditor({ condition, onChange, addresses }: IdentityEditorProps) {
  const say = useSay();
  const { members } = condition;
  const put = (next: readonly IdentityMember[]) =>
    onChange({ kind: "identity", members: next.length === 0 ? [NOBODY] : next });
  return (
    <>
      {members.map((member, index) => (
        <MemberEditor
          // biome-ignore lint/suspicious/noArrayIndexKey: members have no name but their place
          key={index}
          member={member}
          addresses={addresses}
          onChange={(next) => put(withAt(members, index, next))}
          onRemove={() => put(withoutAt(members, index))}
        />
      ))}
      <AddMenu
        label={say("rules.addWatchers")}
        options={[
          { value: "one", label: say("rules.oneAddress") },
          { value: "domain", label: say("rules.everybodyInADomain") },
          { value: "many", label: say("rules.everybodyWithAnIdentity") },
        ]}
        onAdd={(kind) => put([...members, NEW_MEMBERS[kind]])}
      />
    </>
  );
}

interface MemberEditorProps {
  readonly member: IdentityMember;
  readonly addresses: readonly string[];
  readonly onChange: (member: IdentityMember) => void;
  readonly onRemove: () => void;
}

function MemberEditor({ member, addresses, onChange, onRemove }: MemberEditorProps) {
  const say = useSay();
  switch (member.kind) {
    case "one":
      return (
        <Line removeLabel={say("rules.takeOutThisAddress")} what={visibleText(member.id)} onRemove={onRemove}>
          <CommitField
            label={say("parts.address")}
            mono
            placeholder="sip:bob@office.test"
            className="min-w-48 flex-1"
            suggestions={addresses}
            value={member.id}
            check={(row) => uriFault(row, say)}
            onCommit={(id) => onChange({ kind: "one", id: id.trim() })}
          />
        </Line>
      );
    case "many":
      return <ManyEditor member={member} addresses={addresses} onChange={onChange} onRemove={onRemove} />;
    case "unknown":
      return (
        <Line removeLabel={say("rules.takeOutThisMember")} onRemove={onRemove}>
          <UnknownPartText element={member.element} />
        </Line>
      );
  }
}

interface ManyEditorProps extends Omit<MemberEditorProps, "member"> {
  readonly member: ManyMember;
}

function ManyEditor({ member: { domain, exceptions }, addresses, onChange, onRemove }: ManyEditorProps) {
  const say = useSay();
  const changed = (change: Partial<Pick<ManyMember, "domain" | "exceptions">>) =>
    onChange({ kind: "many", ...(domain === undefined ? {} : { domain }), exceptions, ...change });
  return (
    <div className="flex flex-col gap-2">
      <Line
        removeLabel={say("rules.takeOutTheseWatchers")}
        what={visibleText(domain ?? "")}
        onRemove={onRemove}
      >
        {domain === undefined ? (
          <p className="flex h-9 items-center">{say("rules.everybodyWithAnIdentity")}</p>
        ) : (
          <CommitField
            label={say("rules.everybodyInTheDomain")}
            mono
            placeholder="office.test"
            className="min-w-48 flex-1"
            value={domain}
            onCommit={(text) => changed({ domain: text.trim() })}
          />
        )}
      </Line>
      <div className="flex flex-col gap-2 border-line border-l-2 pl-3">
        {exceptions.map((exception, index) =>
          exception.kind === "unknown" ? (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no name but their place
              key={index}
              removeLabel={say("rules.takeOutThisException")}
              onRemove={() => changed({ exceptions: withoutAt(exceptions, index) })}
            >
              <UnknownPartText element={exception.element} />
            </Line>
          ) : (
            <Line
              // biome-ignore lint/suspicious/noArrayIndexKey: exceptions have no name but their place
              key={index}
              removeLabel={say("rules.takeOutThisException")}
              what={visibleText(exception.id ?? exception.domain ?? "")}
              onRemove={() => changed({ exceptions: withoutAt(exceptions, index) })}
            >
              <CommitField
                label={say("rules.butNotAnAddressOrA")}
                mono
                className="min-w-48 flex-1"
                suggestions={addresses}
                value={exception.id ?? exception.domain ?? ""}
                onCommit={(text) =>
                  changed({ exceptions: withAt(exceptions, index, exceptionOf(text.trim())) })
                }
              />
            </Line>
          ),
        )}
        <AddMenu
          label={say("rules.addAnException")}
          options={[{ value: "except", label: say("rules.anAddressOrADomain") }]}
          onAdd={() => changed({ exceptions: [...exceptions, exceptionOf("")] })}
        />
      </div>
    </div>
  );
}

/** What has a scheme is an address, else it is a domain. */
const exceptionOf = (text: string): ExceptMember =>
  text.includes(":") ? { kind: "except", id: text } : { kind: "except", domain: text };

/** What rules compare with is a whole URI. */
const uriFault = (text: string, say: Say): string | undefined =>
  /^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$/.test(text.trim()) ? undefined : say("rules.writeTheWholeUriSuchAs");
