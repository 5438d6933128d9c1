"use client";
import type { ProfileDetail } from "@porchlight/admin-api/client";
import { Button, Form, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { fieldFaults } from "~/api/form-faults";
import { useMay } from "~/api/use-identity";
import { FaultBanner } from "~/parts/fault-banner";
import { Section } from "~/parts/section";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { PARAMETER_GROUPS } from "../values/parameter-words";
import { draftOf, faultsOf, saidIn, type ValueDraft } from "../values/value-draft";
import { ValueField } from "../values/value-field";
import { GroupFields } from "./group-fields";
import { membersIn } from "./members-draft";
import { OmaImport } from "./oma-import";
import { PROFILE_KEYS } from "./profile-keys";
import type { ProfilePlace } from "./profile-place";
import { RemoveProfile } from "./remove-profile";
import { useProfileDraft } from "./use-profile-draft";

export interface ProfileFormProps {
  readonly place: ProfilePlace;
  readonly profile: ProfileDetail;
  readonly inherited: Readonly<Partial<Record<string, string>>>;
  /** Level of the headings in it. */
  readonly level: 2 | 3;
}

const hasLabel = ({ layer }: ProfilePlace): boolean => layer === "group" || layer === "device";

/** A profile as a form; an empty field says nothing, and what it inherits holds. */
export function ProfileForm({ place, profile, inherited, level }: ProfileFormProps) {
  const say = useSay();
  const may = useMay("putProfile");
  const toast = useToast();
  const queryClient = useQueryClient();
  const [draft, setDraft] = useProfileDraft(profile);
  const [faults, setFaults] = useState<ReadonlyMap<string, string>>(new Map());
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);

  const save = async () => {
    setBusy(true);
    setFault(undefined);
    try {
      const isGroup = place.layer === "group";
      await admin.putProfile({
        body: {
          ...place,
          label: draft.label,
          values: saidIn(draft.values),
          ifMatch: profile.etag,
          ...(isGroup ? { members: membersIn(draft.members) } : {}),
        },
      });
      toast({ tone: "ok", text: say("provisioning.savedClientsAreToldAtOnce") });
      await Promise.all(PROFILE_KEYS.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
    } catch (error) {
      const named = faultsNamed(error, say);
      if (named.size > 0) setFaults(named);
      else setFault(error);
    } finally {
      setBusy(false);
    }
  };

  const submit = () => {
    const found = faultsOf(draft.values, say);
    setFaults(found);
    return found.size === 0 ? save() : undefined;
  };

  const setValues = (values: ValueDraft) =>
    setDraft((before) => ({ ...before, values: { ...before.values, ...values } }));

  return (
    <Form onSubmit={submit} className="flex min-w-0 flex-col gap-6">
      {hasLabel(place) ? (
        <TextField
          label={say("provisioning.nameForPeople")}
          autoComplete="off"
          maxLength={200}
          disabled={!may}
          value={draft.label}
          onChange={({ target }) => setDraft((before) => ({ ...before, label: target.value }))}
        />
      ) : null}
      {place.layer === "group" ? (
        <GroupFields
          draft={draft.members}
          faults={faults}
          disabled={!may}
          onChange={(members) => setDraft((before) => ({ ...before, members }))}
        />
      ) : null}
      {PARAMETER_GROUPS.map(([title, names]) => (
        <Section key={title} title={say(`provisioning.groups.${title}`)} level={level}>
          <div className="grid gap-4 sm:grid-cols-2">
            {names.map((name) => (
              <ValueField
                key={name}
                name={name}
                value={draft.values[name] ?? ""}
                inherited={inherited[name]}
                error={faults.get(name)}
                disabled={!may}
                onChange={(value) => setValues({ [name]: value })}
              />
            ))}
          </div>
        </Section>
      ))}
      {fault === undefined ? null : <FaultBanner error={fault} />}
      {may ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            {say("parts.save")}
          </Button>
          <OmaImport onValues={(values) => setValues(draftOf(values))} />
          {profile.etag === null ? null : <RemoveProfile place={place} etag={profile.etag} />}
        </div>
      ) : null}
    </Form>
  );
}

/** What the server says of single fields. */
const faultsNamed = (error: unknown, say: Say): ReadonlyMap<string, string> =>
  new Map(
    fieldFaults(error, say)
      .filter(({ field }) => /^(?:values\.|members)/.test(field))
      .map(({ field, text }) => [
        field.replace(/^values\./, ""),
        say("provisioning.itReason", { reason: text }),
      ]),
  );
