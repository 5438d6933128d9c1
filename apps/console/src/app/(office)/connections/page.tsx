import type { Metadata } from "next";
import { ConnectionsRoom } from "~/rooms/connections/connections-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.connections"),
});

export default function ConnectionsPage() {
  return (
    <RoomWords of={["connections", "said", "trace"]}>
      <ConnectionsRoom />
    </RoomWords>
  );
}
