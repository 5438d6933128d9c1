import { Button, Drawer, UriText, useNow } from "@porchlight/ui";
import { ArrowLeft } from "lucide-react";
import { DrawerConnection } from "../board/connection-banner";
import { useLive } from "../presence/use-live";
import type { Desk } from "../session/desk";
import { words } from "../words/words";
import { DecideePanel } from "./decidee-panel";
import { decideeKey } from "./names";
import { closeVisibility, type OpenVisibility, showVisibility } from "./open-visibility";
import { Overview } from "./overview";
import { whomOf } from "./whom";

export interface VisibilityDrawerProps {
  readonly desk: Desk;
  readonly open: OpenVisibility;
}

/** "Who can see you". */
export function VisibilityDrawer({ desk, open }: VisibilityDrawerProps) {
  const view = useLive(desk.visibility, () => desk.visibility.view);
  const now = useNow(15_000);
  const about = open.kind === "decidee" ? open.about : undefined;
  return (
    <Drawer
      open
      onOpenChange={(isOpen) => !isOpen && closeVisibility()}
      title={about ? <bdi>{whomOf(about, view.naming, desk.client.entity).name}</bdi> : words.whoSees.title}
      subtitle={
        about && "watcher" in about ? <UriText uri={about.watcher} className="wrap-anywhere" /> : undefined
      }
      className="max-w-lg!"
    >
      <DrawerConnection client={desk.client} />
      {about ? (
        <>
          <Button
            size="sm"
            variant="ghost"
            className="-mt-2 -ml-2 self-start"
            onClick={() => showVisibility()}
            data-testid="visibility-back"
          >
            <ArrowLeft aria-hidden="true" />
            {words.whoSees.title}
          </Button>
          <DecideePanel key={decideeKey(about)} desk={desk} view={view} about={about} now={now} />
        </>
      ) : (
        <Overview desk={desk} view={view} now={now} />
      )}
    </Drawer>
  );
}
