import type { Desk } from "../session/desk";
import { StatusPanel } from "../status/status-panel";
import { ConnectionBanner } from "./connection-banner";
import { ContactBoard } from "./contact-board";
import { TopBar } from "./top-bar";

export function DeskPage({ desk, onSignOut }: { readonly desk: Desk; readonly onSignOut: () => void }) {
  return (
    <div className="min-h-dvh">
      <TopBar client={desk.client} onSignOut={onSignOut} />
      <ConnectionBanner client={desk.client} />
      <div className="mx-auto grid w-full max-w-5xl gap-6 px-4 py-6 md:grid-cols-[18rem_minmax(0,1fr)] md:gap-8">
        <StatusPanel myStatus={desk.myStatus} />
        <ContactBoard desk={desk} />
      </div>
    </div>
  );
}
