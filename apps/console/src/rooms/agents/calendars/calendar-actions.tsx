"use client";
import type { Calendar } from "@porchlight/admin-api";
import { Button, UriText, useToast, visibleText } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { CalendarDialog } from "./calendar-dialog";
import { CALENDARS } from "./use-calendar-clock";

export interface CalendarActionsProps {
  readonly calendar: Calendar;
  readonly onDeleted: () => void;
}

/** Take away, change, fetch now. */
export function CalendarActions({ calendar, onDeleted }: CalendarActionsProps) {
  const [asked, setAsked] = useState<"delete" | "change">();
  const mayChange = useMay("putCalendar");
  if (!mayChange) return null;
  return (
    <>
      <Button variant="danger" onClick={() => setAsked("delete")}>
        Delete…
      </Button>
      <Button onClick={() => setAsked("change")}>Change…</Button>
      {calendar.kind === "feed" ? <FetchButton calendar={calendar} /> : null}
      <DeleteCalendar
        calendar={calendar}
        open={asked === "delete"}
        onOpenChange={(open) => setAsked(open ? "delete" : undefined)}
        onDeleted={onDeleted}
      />
      {asked === "change" ? (
        <CalendarDialog
          calendar={calendar}
          onClose={() => setAsked(undefined)}
          onDone={() => setAsked(undefined)}
        />
      ) : null}
    </>
  );
}

function FetchButton({ calendar: { aor, name } }: { readonly calendar: Calendar }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const queryClient = useQueryClient();
  const fetchNow = async () => {
    setBusy(true);
    try {
      const { error } = await admin.fetchCalendar({ params: { aor, name } });
      if (error === null) toast({ tone: "ok", text: "The feed is read." });
      else
        toast({
          tone: "danger",
          text: `The feed could not be read: it ${visibleText(error)}.`,
          durationMs: 10_000,
        });
    } catch (error) {
      const { title, detail } = faultText(error, say);
      toast({ tone: "danger", text: `${title}. ${detail}`, durationMs: 10_000 });
    } finally {
      setBusy(false);
    }
    await queryClient.invalidateQueries({ queryKey: CALENDARS });
  };
  return (
    <Button busy={busy} onClick={fetchNow}>
      Fetch now
    </Button>
  );
}

interface DeleteCalendarProps extends CalendarActionsProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function DeleteCalendar({ calendar: { aor, name }, open, onOpenChange, onDeleted }: DeleteCalendarProps) {
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await admin.deleteCalendar({ params: { aor, name } });
    toast({ tone: "ok", text: "The calendar is taken away." });
    onDeleted();
    await queryClient.invalidateQueries({ queryKey: CALENDARS });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="Delete this calendar?"
      confirm="Delete the calendar"
      onConfirm={remove}
    >
      <p>
        What it says of <UriText uri={aor} /> is withdrawn at once. The calendar where it comes from is not
        touched.
      </p>
    </ConfirmDialog>
  );
}
