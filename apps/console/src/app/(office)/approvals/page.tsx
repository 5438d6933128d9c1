import type { Metadata } from "next";
import { ApprovalsRoom } from "~/rooms/approvals/approvals-room";

export const metadata: Metadata = { title: "Approvals" };

export default function ApprovalsPage() {
  return <ApprovalsRoom />;
}
