import type { Metadata } from "next";
import { AgentsRoom } from "~/rooms/agents/agents-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.agents"),
});

export default function AgentsPage() {
  return (
    <RoomWords of={["agents", "rpid", "said", "settings"]}>
      <AgentsRoom />
    </RoomWords>
  );
}
