import type { Metadata } from "next";
import { ApprovalsRoom } from "~/rooms/approvals/approvals-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.approvals"),
});

export default function ApprovalsPage() {
  return <ApprovalsRoom />;
}
