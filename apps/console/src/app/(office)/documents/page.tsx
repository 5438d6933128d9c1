import type { Metadata } from "next";
import { DocumentsRoom } from "~/rooms/documents/documents-room";

export const metadata: Metadata = { title: "Documents" };

export default function DocumentsPage() {
  return <DocumentsRoom />;
}
