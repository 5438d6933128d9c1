"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { Button, Form, Select, TextField } from "@porchlight/ui";
import { useState } from "react";
import { fieldFaults } from "~/api/form-faults";
import { capital } from "~/api/sentence";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/fault-banner";
import { useAddresses } from "~/parts/use-addresses";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { useStartTrace } from "./use-start-trace";

type Kind = TraceTargetField["kind"];

const kindsOf = (say: Say): readonly { readonly value: Kind; readonly label: string }[] => [
  { value: "user", label: say("trace.aUser") },
  { value: "call", label: say("trace.aCallId") },
  { value: "connection", label: say("trace.aConnection") },
];

const timesOf = (say: Say) =>
  [
    { value: "60", label: say("trace.n1Minute") },
    { value: "300", label: say("trace.n5Minutes") },
    { value: "900", label: say("parts.fifteenMinutes") },
    { value: "3600", label: say("parts.oneHour") },
  ] as const;

/** What to trace, and for how long. */
export function StartForm() {
  const say = useSay();
  const [kind, setKind] = useState<Kind>("user");
  const [text, setText] = useState("");
  const [seconds, setSeconds] = useState("300");
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(kind === "user" ? text : "");
  const [fault, setFault] = useState<unknown>();
  const { busy, start } = useStartTrace(setFault);
  const target = targetFrom(kind, text.trim());
  const [told] = fieldFaults(fault, say);
  const submit = async () => {
    setTried(true);
    setFault(undefined);
    if (target !== undefined) await start(target, Number(seconds));
  };
  const field = {
    label: say(`trace.labels.${kind}`),
    className: "w-full sm:w-72",
    error: tried && target === undefined ? say(`trace.missing.${kind}`) : told && capital(told.text),
    value: text,
    onChange: (event: { readonly target: { readonly value: string } }) => {
      setText(event.target.value);
      setFault(undefined);
    },
  };
  return (
    <Form onSubmit={submit} className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Select
        label={say("trace.trace")}
        className="w-40"
        options={kindsOf(say)}
        value={kind}
        onChange={({ target: { value } }) => {
          setKind(kindsOf(say).find((each) => each.value === value)?.value ?? "user");
          setTried(false);
          setFault(undefined);
        }}
      />
      {kind === "user" ? (
        <AddressField {...field} placeholder="alice@office.test" suggestions={suggestions} />
      ) : (
        <TextField {...field} mono autoComplete="off" spellCheck={false} maxLength={1024} />
      )}
      <Select
        label={say("trace.for")}
        className="w-36"
        options={timesOf(say)}
        value={seconds}
        onChange={(event) => setSeconds(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy} className="mt-6.5">
        {say("trace.start")}
      </Button>
      {fault === undefined || told !== undefined ? null : (
        <div className="basis-full">
          <FaultBanner error={fault} />
        </div>
      )}
    </Form>
  );
}

/** Undefined while it is not filled in. */
function targetFrom(kind: Kind, text: string): TraceTargetField | undefined {
  if (text === "") return undefined;
  switch (kind) {
    case "user":
      return { kind, user: text };
    case "call":
      return { kind, callId: text };
    case "connection":
      return /^\d{1,15}$/.test(text) ? { kind, connection: Number(text) } : undefined;
  }
}
