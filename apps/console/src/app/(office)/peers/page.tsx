import type { Metadata } from "next";
import { PeersRoom } from "~/rooms/peers/peers-room";

export const metadata: Metadata = { title: "Peers" };

export default function PeersPage() {
  return <PeersRoom />;
}
