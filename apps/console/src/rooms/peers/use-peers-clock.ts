"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";

export const PEERS = ["peers"] as const;

const EVERY_MS = 3000;

/** Has peers on the screen read again by the clock: what passes in a second is over before an event could tell of it. */
export function usePeersClock(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const timer = setInterval(() => void queryClient.invalidateQueries({ queryKey: PEERS }), EVERY_MS);
    return () => clearInterval(timer);
  }, [queryClient]);
}
