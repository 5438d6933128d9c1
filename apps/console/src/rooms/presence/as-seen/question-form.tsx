"use client";
import { Button, Checkbox, Form, shortUri, TextField } from "@porchlight/ui";
import { useState } from "react";
import { AddressField } from "~/parts/address-field";
import { isoTimeOf, localTimeOf } from "~/parts/local-time";
import { useAddresses } from "~/parts/use-addresses";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import type { AsSeenFilters } from "./as-seen-url";
import { useWatchersOf } from "./use-suggestions";

const draftOf = ({ of, by, at, sphere, anonymous }: AsSeenFilters) => ({
  of: shortUri(of),
  by: shortUri(by),
  at: localTimeOf(at),
  sphere,
  anonymous: anonymous === "true",
});

type Draft = ReturnType<typeof draftOf>;

export interface QuestionFormProps {
  readonly asked: AsSeenFilters;
  /** What the server says of the addresses. */
  readonly faults: Readonly<Record<"of" | "by", string | undefined>>;
}

/** Who looks at whom, when, and what is assumed. What is asked stands in the URL. */
export function QuestionForm({ asked, faults }: QuestionFormProps) {
  const say = useSay();
  const [draft, setDraft] = useState(() => draftOf(asked));
  const [known, setKnown] = useState(asked);
  const [tried, setTried] = useState(false);
  if (known !== asked) {
    setKnown(asked);
    setDraft(draftOf(asked));
  }
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const [of, by] = [draft.of.trim(), draft.by.trim()];
  const faultOf = (name: "of" | "by") =>
    tried && draft[name].trim() === "" ? say("parts.enterAnAddressErin") : faults[name];
  const submit = () => {
    setTried(true);
    if (of === "" || by === "") return;
    patchUrl(
      {
        of,
        by,
        at: isoTimeOf(draft.at),
        sphere: draft.sphere.trim(),
        anonymous: draft.anonymous ? "true" : undefined,
      },
      "push",
    );
  };
  return (
    <Form
      onSubmit={submit}
      fault={faults.of ?? faults.by}
      className="flex flex-wrap items-start gap-x-4 gap-y-3"
    >
      <AddressField
        label={say("presence.whosePresence")}
        placeholder="alice@office.test"
        className="w-full sm:w-60"
        suggestions={useAddresses(draft.of)}
        error={faultOf("of")}
        value={draft.of}
        onChange={({ target }) => change({ of: target.value })}
      />
      <AddressField
        label={say("presence.seenBy")}
        placeholder="bob@office.test"
        className="w-full sm:w-60"
        suggestions={useWatchersOf(of)}
        error={faultOf("by")}
        value={draft.by}
        onChange={({ target }) => change({ by: target.value })}
      />
      <TextField
        label={say("presence.at")}
        type="datetime-local"
        className="w-full sm:w-56"
        value={draft.at}
        onChange={({ target }) => change({ at: target.value })}
      />
      <TextField
        label={say("presence.inTheSphere")}
        placeholder={say("presence.asPublished")}
        maxLength={100}
        autoComplete="off"
        className="w-full sm:w-40"
        value={draft.sphere}
        onChange={({ target }) => change({ sphere: target.value })}
      />
      <Checkbox
        label={say("presence.asksAnonymously")}
        className="mt-6.5 h-9 pointer-coarse:h-11"
        checked={draft.anonymous}
        onCheckedChange={(anonymous) => change({ anonymous })}
      />
      <Button type="submit" variant="primary" className="mt-6.5">
        {say("presence.show")}
      </Button>
    </Form>
  );
}
