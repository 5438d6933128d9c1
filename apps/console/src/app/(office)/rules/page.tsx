import type { Metadata } from "next";
import { RulesRoom } from "~/rooms/rules/rules-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.rules"),
});

export default function RulesListPage() {
  return (
    <RoomWords of={["rules", "said"]}>
      <RulesRoom />
    </RoomWords>
  );
}
