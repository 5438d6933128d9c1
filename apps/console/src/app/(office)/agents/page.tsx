import type { Metadata } from "next";
import { AgentsRoom } from "~/rooms/agents/agents-room";

export const metadata: Metadata = { title: "Agents" };

export default function AgentsPage() {
  return <AgentsRoom />;
}
