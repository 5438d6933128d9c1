import type { Metadata } from "next";
import { SettingsRoom } from "~/rooms/settings/settings-room";

export const metadata: Metadata = { title: "Settings" };

export default function SettingsPage() {
  return <SettingsRoom />;
}
