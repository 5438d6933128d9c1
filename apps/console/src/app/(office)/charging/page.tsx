import type { Metadata } from "next";
import { ChargingRoom } from "~/rooms/charging/charging-room";
import { sayHere } from "~/words/catalogue";
import { RoomWords } from "~/words/room-words";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.charging"),
});

export default function ChargingPage() {
  return (
    <RoomWords of={["charging", "said"]}>
      <ChargingRoom />
    </RoomWords>
  );
}
