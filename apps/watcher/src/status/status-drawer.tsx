import { Drawer, UriText } from "@porchlight/ui";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { texts } from "../texts";
import { NowSection } from "./now-section";
import { closeStatus } from "./open-status";
import { PersonSection } from "./person-section";
import { SharingSection } from "./sharing-section";

/** Everything that the user can let others know. Each change is published at once. */
export function StatusDrawer({ desk }: { readonly desk: Desk }) {
  const { choice } = useLive(desk.myStatus, () => desk.myStatus.view);
  const profile = useLive(desk.profile, () => desk.profile.view);
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && closeStatus()}
      title={texts.you.title}
      subtitle={<UriText uri={desk.client.entity} />}
      className="max-w-lg"
    >
      <div className="flex flex-col gap-8" data-testid="status-drawer">
        <NowSection choice={choice} myStatus={desk.myStatus} />
        <PersonSection desk={desk} profile={profile} />
        <SharingSection profile={profile} store={desk.profile} />
      </div>
    </Drawer>
  );
}
