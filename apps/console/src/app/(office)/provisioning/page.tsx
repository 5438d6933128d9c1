import type { Metadata } from "next";
import { ProvisioningRoom } from "~/rooms/provisioning/provisioning-room";
import { sayHere } from "~/words/catalogue";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await sayHere())("frame.rooms.provisioning"),
});

export default function ProvisioningPage() {
  return <ProvisioningRoom />;
}
