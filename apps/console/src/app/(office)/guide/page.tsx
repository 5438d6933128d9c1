import type { Metadata } from "next";
import { GuideRoom } from "~/rooms/guide/guide-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.guide"),
});

export default function GuidePage() {
  return (
    <RoomWords of={["guide", "provisioning", "users"]}>
      <GuideRoom />
    </RoomWords>
  );
}
