"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

/** Offered for choice. */
const OFFERED = 50;

/** Users, the youngest first, and how many there are. */
export const useYoungUsers = () =>
  useQuery({
    queryKey: ["users", "guide"],
    queryFn: ({ signal }) => admin.listUsers({ query: { sort: "-createdAt", limit: OFFERED }, signal }),
    meta: { live: concerns("users") },
  });
