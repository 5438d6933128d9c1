import type { Metadata } from "next";
import { PeersRoom } from "~/rooms/peers/peers-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.peers"),
});

export default function PeersPage() {
  return (
    <RoomWords of={["peers", "said"]}>
      <PeersRoom />
    </RoomWords>
  );
}
