import type { Metadata } from "next";
import { PresenceRoom } from "~/rooms/presence/presence-room";

export const metadata: Metadata = { title: "Presence" };

export default function PresencePage() {
  return <PresenceRoom />;
}
