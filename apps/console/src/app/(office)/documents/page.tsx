import type { Metadata } from "next";
import { DocumentsRoom } from "~/rooms/documents/documents-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.documents"),
});

export default function DocumentsPage() {
  return <DocumentsRoom />;
}
