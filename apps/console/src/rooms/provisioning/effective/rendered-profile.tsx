"use client";
import type { EffectiveProfileView } from "@porchlight/admin-api";
import { Select } from "@porchlight/ui";
import { useState } from "react";
import { SourceText } from "~/parts/source-text";
import { Copied } from "~/rooms/documents/copied";

const FORMS = [
  { value: "document", label: "Profile document" },
  { value: "clientProvisioning", label: "OMA client provisioning (ap0009)" },
  { value: "managementObject", label: "OMA management object" },
] as const;

/** What is in force, as clients of different kinds read it. */
export function RenderedProfile({ effective }: { readonly effective: EffectiveProfileView }) {
  const [form, setForm] = useState<(typeof FORMS)[number]["value"]>("document");
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <Select
        label="Form"
        className="max-w-md"
        options={FORMS}
        value={form}
        onChange={({ target }) =>
          setForm(FORMS.find(({ value }) => value === target.value)?.value ?? "document")
        }
      />
      <SourceText label="Document" text={effective[form]} withheld={false} />
      <p className="text-text-muted">The user's clients read the profile document at</p>
      <Copied text={effective.url} what="address" />
    </div>
  );
}
