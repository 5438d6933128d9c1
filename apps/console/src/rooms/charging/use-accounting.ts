"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";

const EVERY_MS = 5000;

/** How accounting stands, read again by the clock: records come with every request. */
export const useAccounting = () =>
  useQuery({
    queryKey: ["accounting"],
    queryFn: ({ signal }) => admin.showAccounting({ signal }),
    refetchInterval: EVERY_MS,
  });
