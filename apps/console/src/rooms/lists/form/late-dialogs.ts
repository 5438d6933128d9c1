import { late } from "~/parts/late";

const loadListDialogs = () => import("./list-dialogs").then((module) => module.ListDialogs);
const loadServiceDialog = () => import("./service-dialog").then((module) => module.ServiceDialog);

export const ListDialogs = late(loadListDialogs);
export const ServiceDialog = late(loadServiceDialog);

/** Has the dialogs at hand before they are asked for: the server may be away by then. */
export function loadDialogsAhead(): void {
  for (const load of [loadListDialogs, loadServiceDialog]) load().catch(() => {});
}
