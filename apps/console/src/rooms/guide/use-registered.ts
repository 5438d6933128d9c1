"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

/** Devices that are registered, of one user or of everybody, the latest first. */
export const useRegistered = (aor: string | undefined) =>
  useQuery({
    queryKey: ["registrations", "guide", aor],
    queryFn: ({ signal }) =>
      admin.listRegistrations({
        query: { sort: "-registeredAt", limit: 5, ...(aor === undefined ? {} : { aor }) },
        signal,
      }),
    meta: { live: concerns("registrations", aor) },
  });

/** Devices that were not let in, of everybody: a name may be misspelt. */
export const useRefused = () =>
  useQuery({
    queryKey: ["refused-registers"],
    queryFn: ({ signal }) => admin.listRefusedRegisters({ query: {}, signal }),
    meta: { live: concerns("registrations") },
  });
