import type { Metadata } from "next";
import { TraceRoom } from "~/rooms/trace/trace-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.trace"),
});

export default function TracePage() {
  return (
    <RoomWords of={["documents", "said", "trace"]}>
      <TraceRoom />
    </RoomWords>
  );
}
