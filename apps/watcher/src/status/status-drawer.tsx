import { Drawer, Tabs, UriText } from "@porchlight/ui";
import { DrawerConnection } from "../board/connection-banner";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { lateWords } from "../words/late-words";
import { NowSection } from "./now-section";
import { closeStatus, type StatusPage, showStatus } from "./open-status";
import { PersonSection } from "./person-section";
import { PlanSection } from "./plan/plan-section";
import { SharingSection } from "./sharing-section";

export interface StatusDrawerProps {
  readonly desk: Desk;
  readonly page: StatusPage;
}

/** Everything that the user can let others know. Each change is published at once. */
export function StatusDrawer({ desk, page }: StatusDrawerProps) {
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && closeStatus()}
      title={lateWords.you.title}
      subtitle={<UriText uri={desk.client.entity} />}
      className="max-w-lg!"
    >
      <DrawerConnection client={desk.client} />
      <Tabs
        label={lateWords.you.tabsLabel}
        value={page}
        onValueChange={showStatus}
        tabs={[
          { value: "now", label: lateWords.you.tabs.now, content: <NowPage desk={desk} /> },
          { value: "plan", label: lateWords.you.tabs.plan, content: <PlanSection desk={desk} /> },
        ]}
      />
    </Drawer>
  );
}

function NowPage({ desk }: { readonly desk: Desk }) {
  const { choice } = useLive(desk.myStatus, () => desk.myStatus.view);
  const profile = useLive(desk.profile, () => desk.profile.view);
  return (
    <div className="flex flex-col gap-8 pt-2" data-testid="status-drawer">
      <NowSection choice={choice} myStatus={desk.myStatus} />
      <PersonSection desk={desk} profile={profile} />
      <SharingSection profile={profile} store={desk.profile} />
    </div>
  );
}
