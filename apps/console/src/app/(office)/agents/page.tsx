import type { Metadata } from "next";
import { AgentsRoom } from "~/rooms/agents/agents-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.agents"),
});

export default function AgentsPage() {
  return <AgentsRoom />;
}
