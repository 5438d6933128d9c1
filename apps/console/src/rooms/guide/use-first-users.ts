"use client";
import { useQuery } from "@tanstack/react-query";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";

/** Offered for choice; who is not among them is typed. */
const OFFERED = 50;

/** The first users in the order of their addresses, and how many there are. */
export const useFirstUsers = () =>
  useQuery({
    queryKey: ["users", "guide"],
    queryFn: ({ signal }) => admin.listUsers({ query: { limit: OFFERED }, signal }),
    meta: { live: concerns("users") },
  });
