import type { Metadata } from "next";
import { ApprovalsRoom } from "~/rooms/approvals/approvals-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.approvals"),
});

export default function ApprovalsPage() {
  return (
    <RoomWords of={["approvals", "said"]}>
      <ApprovalsRoom />
    </RoomWords>
  );
}
