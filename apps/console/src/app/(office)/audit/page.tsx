import type { Metadata } from "next";
import { AuditRoom } from "~/rooms/audit/audit-room";

export const metadata: Metadata = { title: "Audit" };

export default function AuditPage() {
  return <AuditRoom />;
}
