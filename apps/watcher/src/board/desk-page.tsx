import { useEffect } from "react";
import { ChatButton } from "../chat/chat-button";
import { useOpenChat } from "../chat/open-chat";
import { LatePart } from "../late/late-part";
import {
  ChatDrawer,
  fetchLateParts,
  RequestBanner,
  StatusDrawer,
  VisibilityDrawer,
} from "../late/late-parts";
import type { Desk } from "../session/desk";
import { useOpenStatus } from "../status/open-status";
import { StatusPanel } from "../status/status-panel";
import { useOpenVisibility } from "../visibility/open-visibility";
import { VisibilityEntry } from "../visibility/visibility-entry";
import { ConnectionBanner } from "./connection-banner";
import { ContactBoard } from "./contact-board";
import { TopBar } from "./top-bar";

export function DeskPage({ desk, onSignOut }: { readonly desk: Desk; readonly onSignOut: () => void }) {
  const visibility = useOpenVisibility();
  const status = useOpenStatus();
  const chat = useOpenChat();
  useEffect(() => void fetchLateParts(), []);
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar client={desk.client} onSignOut={onSignOut}>
        <ChatButton desk={desk} />
      </TopBar>
      <div className="mx-auto grid w-full max-w-5xl gap-6 px-4 py-6 md:grid-cols-[18rem_minmax(0,1fr)] md:gap-8">
        <div className="flex min-w-0 flex-col gap-4 self-start md:sticky md:top-6">
          <StatusPanel myStatus={desk.myStatus} />
          <VisibilityEntry desk={desk} />
        </div>
        <ContactBoard desk={desk} />
      </div>
      {/* What comes by itself comes where it pushes nothing. */}
      <div className="sticky bottom-0 z-10 mx-auto mt-auto flex w-full max-w-5xl flex-col" data-notices>
        <LatePart>
          <RequestBanner desk={desk} />
        </LatePart>
        <ConnectionBanner client={desk.client} />
      </div>
      <LatePart>
        {visibility && <VisibilityDrawer desk={desk} open={visibility} />}
        {status && <StatusDrawer desk={desk} page={status} />}
        {chat && <ChatDrawer desk={desk} open={chat} />}
      </LatePart>
    </div>
  );
}
