import type { Metadata } from "next";
import { PeersRoom } from "~/rooms/peers/peers-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.peers"),
});

export default function PeersPage() {
  return <PeersRoom />;
}
