import type { Metadata } from "next";
import { SetUp } from "~/rooms/set-up/set-up";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await sayHere())("pages.setUp") });

export default function SetUpPage() {
  return <SetUp />;
}
