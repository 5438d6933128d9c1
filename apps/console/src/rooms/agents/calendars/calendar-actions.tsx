"use client";
import type { Calendar } from "@porchlight/admin-api";
import { Button, UriText, useToast, visibleText } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import { saidText } from "~/api/said-text";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useSay } from "~/words/words-provider";
import { CalendarDialog } from "./calendar-dialog";
import { CALENDARS } from "./calendars-key";

export interface CalendarActionsProps {
  readonly calendar: Calendar;
  readonly onDeleted: () => void;
}

/** Take away, change, fetch now. */
export function CalendarActions({ calendar, onDeleted }: CalendarActionsProps) {
  const say = useSay();
  const [asked, setAsked] = useState<"delete" | "change">();
  const mayChange = useMay("putCalendar");
  if (!mayChange) return null;
  return (
    <>
      <Button variant="danger" onClick={() => setAsked("delete")}>
        {say("parts.deleteEllipsis")}
      </Button>
      <Button onClick={() => setAsked("change")}>{say("parts.changeEllipsis")}</Button>
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
      const { error, errorSaid } = await admin.fetchCalendar({ params: { aor, name } });
      if (error === null) toast({ tone: "ok", text: say("agents.theFeedIsRead") });
      else
        toast({
          tone: "danger",
          text: say("agents.theFeedCouldNotBeRead", { error: visibleText(saidText(errorSaid, error, say)) }),
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
      {say("agents.fetchNow")}
    </Button>
  );
}

interface DeleteCalendarProps extends CalendarActionsProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function DeleteCalendar({ calendar: { aor, name }, open, onOpenChange, onDeleted }: DeleteCalendarProps) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await admin.deleteCalendar({ params: { aor, name } });
    toast({ tone: "ok", text: say("agents.theCalendarIsTakenAway") });
    onDeleted();
    await queryClient.invalidateQueries({ queryKey: CALENDARS });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("agents.deleteThisCalendar")}
      confirm={say("agents.deleteTheCalendar")}
      onConfirm={remove}
    >
      <p>{say.rich("agents.whatItSaysOfAorIs", { aor: <UriText uri={aor} /> })}</p>
    </ConfirmDialog>
  );
}
