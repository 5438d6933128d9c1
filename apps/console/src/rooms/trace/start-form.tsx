"use client";
import type { TraceTargetField } from "@porchlight/admin-api";
import { Button, Select, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import { AddressField } from "~/parts/address-field";
import { useAddresses } from "~/parts/use-addresses";
import { useStartTrace } from "./use-start-trace";

type Kind = TraceTargetField["kind"];

const KINDS: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "user", label: "A user" },
  { value: "call", label: "A Call-ID" },
  { value: "connection", label: "A connection" },
];

const LABELS: Readonly<Record<Kind, string>> = { user: "User", call: "Call-ID", connection: "Connection" };

const MISSING: Readonly<Record<Kind, string>> = {
  user: "Enter an address, such as alice@office.test",
  call: "Enter a Call-ID, as it stands in a message",
  connection: "Enter the number of an open connection",
};

const TIMES = [
  { value: "60", label: "1 minute" },
  { value: "300", label: "5 minutes" },
  { value: "900", label: "15 minutes" },
  { value: "3600", label: "1 hour" },
] as const;

/** What to trace, and for how long. */
export function StartForm() {
  const [kind, setKind] = useState<Kind>("user");
  const [text, setText] = useState("");
  const [seconds, setSeconds] = useState("300");
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(kind === "user" ? text : "");
  const { busy, start } = useStartTrace();
  const target = targetFrom(kind, text.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (target !== undefined) void start(target, Number(seconds));
  };
  const field = {
    label: LABELS[kind],
    className: "w-full sm:w-72",
    error: tried && target === undefined ? MISSING[kind] : undefined,
    value: text,
    onChange: (event: { readonly target: { readonly value: string } }) => setText(event.target.value),
  };
  return (
    <form noValidate onSubmit={submit} className="flex flex-wrap items-start gap-x-4 gap-y-3">
      <Select
        label="Trace"
        className="w-40"
        options={KINDS}
        value={kind}
        onChange={({ target: { value } }) => {
          setKind(KINDS.find((each) => each.value === value)?.value ?? "user");
          setTried(false);
        }}
      />
      {kind === "user" ? (
        <AddressField {...field} placeholder="alice@office.test" suggestions={suggestions} />
      ) : (
        <TextField {...field} mono autoComplete="off" spellCheck={false} maxLength={1024} />
      )}
      <Select
        label="For"
        className="w-36"
        options={TIMES}
        value={seconds}
        onChange={(event) => setSeconds(event.target.value)}
      />
      <Button type="submit" variant="primary" busy={busy} className="mt-6.5">
        Start
      </Button>
    </form>
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
