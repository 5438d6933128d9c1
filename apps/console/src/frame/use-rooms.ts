"use client";
import { useRights } from "~/api/use-identity";
import { type Room, rooms } from "./rooms";

/** The rooms in which the role sees something. */
export function useRooms(): readonly Room[] {
  const may = useRights();
  return rooms.filter(({ reads }) => reads === undefined || may(reads));
}
