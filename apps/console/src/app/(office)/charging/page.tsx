import type { Metadata } from "next";
import { ChargingRoom } from "~/rooms/charging/charging-room";

export const metadata: Metadata = { title: "Charging" };

export default function ChargingPage() {
  return <ChargingRoom />;
}
