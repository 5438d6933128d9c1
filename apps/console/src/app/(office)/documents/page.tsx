import type { Metadata } from "next";
import { DocumentsRoom } from "~/rooms/documents/documents-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.documents"),
});

export default function DocumentsPage() {
  return (
    <RoomWords of={["documents"]}>
      <DocumentsRoom />
    </RoomWords>
  );
}
