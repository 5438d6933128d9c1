"use client";
import type { Calendar } from "@porchlight/admin-api";
import { Button, Dialog, DialogActions, Select, Switch, TextField, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { admin } from "~/api/admin";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/confirm-dialog";
import { FileField } from "~/parts/file-field";
import { useAddresses } from "~/parts/use-addresses";
import { type CalendarDraft, calendarBody, type DraftFaults, draftFaults } from "./calendar-draft";
import { TimeZoneField } from "./time-zone-field";
import { CALENDARS } from "./use-calendar-clock";

export interface CalendarDialogProps {
  /** The one that is changed; without it one is added. */
  readonly calendar?: Calendar;
  readonly onClose: () => void;
  readonly onDone: (calendar: Calendar) => void;
}

const KINDS = [
  { value: "feed", label: "A feed that is fetched again and again" },
  { value: "upload", label: "A file" },
];

const draftOf = (calendar: Calendar | undefined): CalendarDraft => ({
  owner: calendar?.aor ?? "",
  name: calendar?.name ?? "calendar",
  kind: calendar?.kind ?? "feed",
  feedUrl: "",
  file: undefined,
  timeZone: calendar?.timeZone ?? "",
  showsTitles: calendar?.showsTitles ?? false,
});

/** The form of a calendar: where it comes from, and how it is read. */
export function CalendarDialog({ calendar, onClose, onDone }: CalendarDialogProps) {
  const [draft, setDraft] = useState(draftOf(calendar));
  const [faults, setFaults] = useState<DraftFaults>({});
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>();
  const toast = useToast();
  const queryClient = useQueryClient();
  const change = (next: Partial<CalendarDraft>) => setDraft((before) => ({ ...before, ...next }));

  const write = async () => {
    const params = { aor: draft.owner.trim(), name: draft.name.trim() };
    if (calendar === undefined && (await isTaken(params))) {
      setFaults({ name: "The user has a calendar of this name; change that one, or choose another name" });
      return;
    }
    const written = await admin.putCalendar({ params, body: await calendarBody(draft) });
    toast({
      tone: "ok",
      text: calendar === undefined ? "The calendar is added." : "The calendar is changed.",
    });
    void queryClient.invalidateQueries({ queryKey: CALENDARS });
    onDone(written);
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = draftFaults(draft, calendar?.kind);
    setFaults(found);
    setFault(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    await write().catch(setFault);
    setBusy(false);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={calendar === undefined ? "Add a calendar" : "Change the calendar"}
      description={calendar === undefined ? undefined : <UriText uri={calendar.aor} />}
    >
      <form noValidate onSubmit={submit} className="flex flex-col gap-4">
        {calendar === undefined ? <NameFields draft={draft} faults={faults} onChange={change} /> : null}
        <SourceFields draft={draft} faults={faults} standing={calendar?.kind} onChange={change} />
        <TimeZoneField value={draft.timeZone} onChange={(timeZone) => change({ timeZone })} />
        <Switch
          label="Show the titles of public appointments"
          hint="As the note that others see. For the owner of the calendar to say."
          checked={draft.showsTitles}
          onCheckedChange={(showsTitles) => change({ showsTitles })}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {calendar === undefined ? "Add calendar" : "Save"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

async function isTaken({ aor, name }: { readonly aor: string; readonly name: string }): Promise<boolean> {
  const { items } = await admin.listCalendars({ query: { aor } });
  return items.some((other) => other.name === name);
}

interface FieldsProps {
  readonly draft: CalendarDraft;
  readonly faults: DraftFaults;
  readonly onChange: (change: Partial<CalendarDraft>) => void;
}

function NameFields({ draft, faults, onChange }: FieldsProps) {
  const suggestions = useAddresses(draft.owner);
  return (
    <>
      <AddressField
        label="User"
        autoFocus
        required
        suggestions={suggestions}
        error={faults.owner}
        value={draft.owner}
        onChange={(event) => onChange({ owner: event.target.value })}
      />
      <TextField
        label="Name"
        mono
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        hint="Tells the calendars of one user apart."
        error={faults.name}
        value={draft.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
    </>
  );
}

interface SourceFieldsProps extends FieldsProps {
  readonly standing: Calendar["kind"] | undefined;
}

function SourceFields({ draft, faults, standing, onChange }: SourceFieldsProps) {
  const isKept = standing === draft.kind;
  return (
    <>
      <Select
        label="Comes from"
        options={KINDS}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.target.value === "upload" ? "upload" : "feed" })}
      />
      {draft.kind === "upload" ? (
        <FileField
          hint={isKept ? "Leave it out to keep the file that is here." : "iCalendar (.ics)."}
          error={faults.file}
          onFile={(file) => onChange({ file })}
        />
      ) : (
        <TextField
          label="Address of the feed"
          mono
          type="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2048}
          placeholder="https://calendar.example.com/private/alice.ics"
          hint={
            isKept
              ? "Leave it empty to keep the one that is here. It is a secret, and not shown."
              : "It is a secret, and not shown again."
          }
          error={faults.feedUrl}
          value={draft.feedUrl}
          onChange={(event) => onChange({ feedUrl: event.target.value })}
        />
      )}
    </>
  );
}
