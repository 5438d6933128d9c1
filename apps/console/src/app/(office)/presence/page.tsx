import type { Metadata } from "next";
import { PresenceRoom } from "~/rooms/presence/presence-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.presence"),
});

export default function PresencePage() {
  return (
    <RoomWords of={["presence", "trace", "rpid"]}>
      <PresenceRoom />
    </RoomWords>
  );
}
