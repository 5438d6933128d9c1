"use client";
import type { EffectiveProfileView } from "@porchlight/admin-api";
import { Select } from "@porchlight/ui";
import { useState } from "react";
import { SourceText } from "~/parts/source-text";
import { Copied } from "~/rooms/documents/copied";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const formsOf = (say: Say) =>
  [
    { value: "document", label: say("provisioning.profileDocument") },
    { value: "clientProvisioning", label: say("provisioning.omaClientProvisioningAp0009") },
    { value: "managementObject", label: say("provisioning.omaManagementObject") },
  ] as const;

/** What is in force, as clients of different kinds read it. */
export function RenderedProfile({ effective }: { readonly effective: EffectiveProfileView }) {
  const say = useSay();
  const [form, setForm] = useState<ReturnType<typeof formsOf>[number]["value"]>("document");
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Select
        label={say("provisioning.form")}
        className="max-w-md"
        options={formsOf(say)}
        value={form}
        onChange={({ target }) =>
          setForm(formsOf(say).find(({ value }) => value === target.value)?.value ?? "document")
        }
      />
      <SourceText label={say("parts.document")} text={effective[form]} withheld={false} />
      <p className="text-text-muted">{say("provisioning.theUsersClientsReadTheProfile")}</p>
      <Copied text={effective.url} what="address" />
    </div>
  );
}
