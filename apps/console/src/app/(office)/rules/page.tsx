import type { Metadata } from "next";
import { RulesRoom } from "~/rooms/rules/rules-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.rules"),
});

export default function RulesListPage() {
  return <RulesRoom />;
}
