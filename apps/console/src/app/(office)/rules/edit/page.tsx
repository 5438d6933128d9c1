import type { Metadata } from "next";
import { RulesPage } from "~/rooms/rules/rules-page";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("pages.rulesOfUser"),
});

export default function RulesEditPage() {
  return <RulesPage />;
}
