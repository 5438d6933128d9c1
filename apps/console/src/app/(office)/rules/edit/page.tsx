import type { Metadata } from "next";
import { RulesPage } from "~/rooms/rules/rules-page";

export const metadata: Metadata = { title: "Rules of a user" };

export default function RulesEditPage() {
  return <RulesPage />;
}
