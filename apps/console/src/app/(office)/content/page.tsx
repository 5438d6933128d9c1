import type { Metadata } from "next";
import { ContentRoom } from "~/rooms/content/content-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.content"),
});

export default function ContentPage() {
  return (
    <RoomWords of={["content", "documents"]}>
      <ContentRoom />
    </RoomWords>
  );
}
