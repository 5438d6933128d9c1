import type { Metadata } from "next";
import { ProvisioningRoom } from "~/rooms/provisioning/provisioning-room";

export const metadata: Metadata = { title: "Provisioning" };

export default function ProvisioningPage() {
  return <ProvisioningRoom />;
}
