import type { Metadata } from "next";
import { ChargingRoom } from "~/rooms/charging/charging-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.charging"),
});

export default function ChargingPage() {
  return <ChargingRoom />;
}
