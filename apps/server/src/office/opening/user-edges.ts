import { CalendarEdge } from "../../agents/self/calendar-edge";
import type { RawHandler } from "../../http/http-front";
import { SetupEdge } from "../../provisioning/setup/setup-edge";
import { sipSettings } from "../../provisioning/setup/sip-settings";
import { SelfEdge } from "../../self/self-edge";
import type { Ground } from "./ground";
import type { Services } from "./services";
import type { Signalling } from "./signalling";

/** What users and their devices ask for over HTTP besides documents and content. */
export function userEdges(
  { config, log, tools }: Ground,
  { core, provisioning }: Signalling,
  { agents, control, xcap }: Services,
): readonly RawHandler[] {
  const { access } = xcap;
  const onFault = (error: unknown): void => log.error({ err: error }, "a request of a user failed");
  return [
    new SelfEdge({
      clock: tools.clock,
      access,
      preview: (presentity, question) => control.preview(presentity, question),
      onFault,
    }),
    new CalendarEdge({ ...tools, access, calendars: agents.calendars, onFault }),
    new SetupEdge({
      deps: { ...tools, office: control, homes: undefined },
      access,
      settings: (redeemed, request) =>
        sipSettings(redeemed, {
          client: access.clientOf(request),
          config,
          profile: provisioning.profiles.of(redeemed.aor).values,
          ports: core.listeners.ports,
        }),
      onFault: (error) => log.error({ err: error }, "a set-up link failed"),
    }),
  ];
}
