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

/** Who looks at whom, when, and what is assumed. What is asked stands in the URL. */
export function QuestionForm({ asked }: { readonly asked: AsSeenFilters }) {
  const say = useSay();
  const [of, setOf] = useState(shortUri(asked.of));
  const [by, setBy] = useState(shortUri(asked.by));
  const [at, setAt] = useState(localTimeOf(asked.at));
  const [sphere, setSphere] = useState(asked.sphere);
  const [anonymous, setAnonymous] = useState(asked.anonymous === "true");
  const submit = () => {
    patchUrl(
      {
        of: of.trim(),
        by: by.trim(),
        at: isoTimeOf(at),
        sphere: sphere.trim(),
        anonymous: anonymous ? "true" : undefined,
      },
      "push",
    );
  };
  return (
    <Form onSubmit={submit} className="flex flex-wrap items-end gap-x-4 gap-y-3">
      <AddressField
        label={say("presence.whosePresence")}
        placeholder="alice@office.test"
        className="w-full sm:w-60"
        suggestions={useAddresses(of)}
        value={of}
        onChange={(event) => setOf(event.target.value)}
      />
      <AddressField
        label={say("presence.seenBy")}
        placeholder="bob@office.test"
        className="w-full sm:w-60"
        suggestions={useWatchersOf(of.trim())}
        value={by}
        onChange={(event) => setBy(event.target.value)}
      />
      <TextField
        label={say("presence.at")}
        type="datetime-local"
        className="w-full sm:w-56"
        value={at}
        onChange={(event) => setAt(event.target.value)}
      />
      <TextField
        label={say("presence.inTheSphere")}
        placeholder={say("presence.asPublished")}
        maxLength={100}
        autoComplete="off"
        className="w-full sm:w-40"
        value={sphere}
        onChange={(event) => setSphere(event.target.value)}
      />
      <Checkbox
        label={say("presence.asksAnonymously")}
        className="h-9 pointer-coarse:h-11"
        checked={anonymous}
        onCheckedChange={setAnonymous}
      />
      <Button type="submit" variant="primary">
        {say("presence.show")}
      </Button>
    </Form>
  );
}
