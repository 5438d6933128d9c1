import type { Registration } from "@porchlight/admin-api";
import type { BindingView } from "@porchlight/engine";
import { instantText } from "./instant-text";

/** A binding as the API shows it. */
export const registrationRow = (view: BindingView): Registration => ({
  aor: view.aor,
  contact: view.contact,
  transport: view.transport,
  remoteAddress: view.remoteAddress,
  userAgent: view.userAgent,
  instance: view.instance,
  connection: view.flow ?? null,
  registeredAt: instantText(view.registeredAt),
  expiresAt: instantText(view.expiresAt),
});
