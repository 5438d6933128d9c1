import type { RefusedRegister as RefusedRegisterRow } from "@porchlight/admin-api";
import type { EngineViews } from "@porchlight/engine";
import type { RefusedRegister } from "../ports/office";
import { instantText } from "./instant-text";

/** A refused REGISTER as the API shows it. */
export const refusedRegisterRow = ({ transport, at, ...refused }: RefusedRegister): RefusedRegisterRow => ({
  ...refused,
  transport: transport ?? null,
  at: instantText(at),
});

/** Whether the device was let in after all: every device is asked for credentials first. */
export const wasLetIn = (
  { aor, cause, remoteAddress, at }: RefusedRegister,
  views: Pick<EngineViews, "registrationsOf">,
): boolean =>
  views
    .registrationsOf(aor)
    .some(
      (binding) =>
        binding.remoteAddress === remoteAddress && (cause === "challenged" || binding.registeredAt >= at),
    );
