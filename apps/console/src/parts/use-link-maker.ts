"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";

/** Makes a link that works once, for a form that says why it could not. */
export function useLinkMaker(queryKey: readonly string[], onCreated: (url: string) => void) {
  const [fault, setFault] = useState<unknown>();
  const [busy, setBusy] = useState(false);
  const queryClient = useQueryClient();
  const make = async (ask: () => Promise<{ readonly path: string }>) => {
    setBusy(true);
    setFault(undefined);
    try {
      const { path } = await ask();
      void queryClient.invalidateQueries({ queryKey });
      onCreated(new URL(path, window.location.origin).href);
    } catch (error) {
      setFault(error);
      setBusy(false);
    }
  };
  return { make, busy, fault, forget: () => setFault(undefined) };
}
