import type { Metadata } from "next";
import { RulesRoom } from "~/rooms/rules/rules-room";

export const metadata: Metadata = { title: "Rules" };

export default function RulesListPage() {
  return <RulesRoom />;
}
