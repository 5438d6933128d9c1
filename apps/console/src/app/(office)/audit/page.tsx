import type { Metadata } from "next";
import { AuditRoom } from "~/rooms/audit/audit-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.audit"),
});

export default function AuditPage() {
  return <AuditRoom />;
}
