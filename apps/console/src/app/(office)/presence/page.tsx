import type { Metadata } from "next";
import { PresenceRoom } from "~/rooms/presence/presence-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.presence"),
});

export default function PresencePage() {
  return <PresenceRoom />;
}
