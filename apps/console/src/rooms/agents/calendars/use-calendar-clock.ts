"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

export const CALENDARS = ["calendars"] as const;

const EVERY_MS = 30_000;

/** Has calendars on the screen read again now and then: no live event tells that a feed was fetched. */
export function useCalendarClock(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: CALENDARS }), EVERY_MS);
    return () => clearInterval(timer);
  }, [queryClient]);
}
