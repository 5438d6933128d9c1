import type { Metadata } from "next";
import { AuditRoom } from "~/rooms/audit/audit-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.audit"),
});

export default function AuditPage() {
  return (
    <RoomWords of={["audit", "said"]}>
      <AuditRoom />
    </RoomWords>
  );
}
