"use client";
import type { Calendar } from "@porchlight/admin-api";
import {
  Button,
  Dialog,
  DialogActions,
  Form,
  Select,
  Switch,
  TextField,
  UriText,
  useToast,
} from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { AddressField } from "~/parts/address-field";
import { FaultBanner } from "~/parts/fault-banner";
import { FileField } from "~/parts/file-field";
import { useAddresses } from "~/parts/use-addresses";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import {
  type CalendarDraft,
  calendarBody,
  type DraftFaults,
  draftFaults,
  serverFaults,
} from "./calendar-draft";
import { CALENDARS } from "./calendars-key";
import { TimeZoneField } from "./time-zone-field";

export interface CalendarDialogProps {
  /** The one that is changed; without it one is added. */
  readonly calendar?: Calendar;
  readonly onClose: () => void;
  readonly onDone: (calendar: Calendar) => void;
}

const kindsOf = (say: Say) => [
  { value: "feed", label: say("agents.aFeedThatIsFetchedAgain") },
  { value: "upload", label: say("agents.aFile") },
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
  const say = useSay();
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
      setFaults({ name: say("agents.theUserHasACalendarOf") });
      return;
    }
    const written = await admin.putCalendar({ params, body: await calendarBody(draft) });
    toast({
      tone: "ok",
      text: calendar === undefined ? say("agents.theCalendarIsAdded") : say("agents.theCalendarIsChanged"),
    });
    void queryClient.invalidateQueries({ queryKey: CALENDARS });
    onDone(written);
  };
  const submit = async () => {
    const found = draftFaults(draft, calendar?.kind, say);
    setFaults(found);
    setFault(undefined);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    await write().catch((error: unknown) => {
      const told = serverFaults(error, say);
      setFaults(told);
      if (Object.keys(told).length === 0) setFault(error);
    });
    setBusy(false);
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={calendar === undefined ? say("agents.addACalendar") : say("agents.changeTheCalendar")}
      description={calendar === undefined ? undefined : <UriText uri={calendar.aor} />}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        {calendar === undefined ? <NameFields draft={draft} faults={faults} onChange={change} /> : null}
        <SourceFields draft={draft} faults={faults} standing={calendar?.kind} onChange={change} />
        <TimeZoneField
          error={faults.timeZone}
          value={draft.timeZone}
          onChange={(timeZone) => change({ timeZone })}
        />
        <Switch
          label={say("agents.showTheTitlesOfPublicAppointments")}
          hint={say("agents.asTheNoteThatOthersSee")}
          checked={draft.showsTitles}
          onCheckedChange={(showsTitles) => change({ showsTitles })}
        />
        {fault === undefined ? null : <FaultBanner error={fault} />}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {calendar === undefined ? say("agents.addCalendarButton") : say("parts.save")}
          </Button>
        </DialogActions>
      </Form>
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
  const say = useSay();
  const suggestions = useAddresses(draft.owner);
  return (
    <>
      <AddressField
        label={say("parts.user")}
        autoFocus
        required
        suggestions={suggestions}
        error={faults.owner}
        value={draft.owner}
        onChange={(event) => onChange({ owner: event.target.value })}
      />
      <TextField
        label={say("parts.name")}
        mono
        required
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={32}
        hint={say("agents.tellsTheCalendarsOfOneUser")}
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
  const say = useSay();
  const isKept = standing === draft.kind;
  return (
    <>
      <Select
        label={say("agents.comesFrom")}
        options={kindsOf(say)}
        value={draft.kind}
        onChange={(event) => onChange({ kind: event.target.value === "upload" ? "upload" : "feed" })}
      />
      {draft.kind === "upload" ? (
        <FileField
          hint={isKept ? say("agents.leaveItOutToKeepThe") : say("agents.icalendarIcs")}
          error={faults.file}
          onFile={(file) => onChange({ file })}
        />
      ) : (
        <TextField
          label={say("agents.addressOfTheFeed")}
          mono
          type="url"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={2048}
          placeholder="https://calendar.example.com/private/alice.ics"
          hint={isKept ? say("agents.leaveItEmptyToKeepThe") : say("agents.itIsASecretAndNot")}
          error={faults.feedUrl}
          value={draft.feedUrl}
          onChange={(event) => onChange({ feedUrl: event.target.value })}
        />
      )}
    </>
  );
}
