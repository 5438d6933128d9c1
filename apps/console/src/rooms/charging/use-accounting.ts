"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

/** How accounting stands. */
export const useAccounting = () =>
  useQuery({
    queryKey: ["accounting", "state"],
    queryFn: ({ signal }) => admin.showAccounting({ signal }),
    meta: { live: concerns("accounting"), paceMs: 1000 },
  });
