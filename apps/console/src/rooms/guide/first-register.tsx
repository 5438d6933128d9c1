"use client";
import type { Endpoints, Registration, User } from "@porchlight/admin-api";
import { Banner, RelativeTime, Skeleton, Spinner, Untrusted } from "@porchlight/ui";
import { Check, WifiOff } from "lucide-react";
import { useLive } from "~/live/live-provider";
import { QueryState } from "~/parts/query-state";
import { useSay } from "~/words/words-provider";
import { RefusedDevices } from "./refused-devices";
import { useRegistered } from "./use-registered";

export interface FirstRegisterProps {
  readonly user: User;
  readonly digestAlgorithms: Endpoints["digestAlgorithms"];
}

/** Waits for a phone of the user, and says what goes wrong on the way. */
export function FirstRegister({ user: { aor, user }, digestAlgorithms }: FirstRegisterProps) {
  const say = useSay();
  const query = useRegistered(aor);
  const { state } = useLive();
  return (
    <div className="flex flex-col gap-2">
      <QueryState query={query} skeleton={<Skeleton className="h-10 w-full" />}>
        {({ items: [latest] }) =>
          latest !== undefined ? (
            <Arrived registration={latest} />
          ) : state === "broken" ? (
            <Banner tone="warn" icon={<WifiOff />}>
              {say("guide.theServerIsAwayWhatRegisters")}
            </Banner>
          ) : (
            <Banner icon={<Spinner />}>{say("guide.waitingForTheFirstRegisterOf", { user })}</Banner>
          )
        }
      </QueryState>
      <RefusedDevices aor={aor} digestAlgorithms={digestAlgorithms} />
    </div>
  );
}

const Arrived = ({ registration }: { readonly registration: Registration }) => {
  const say = useSay();
  return (
    <Banner tone="ok" icon={<Check />}>
      {say.rich("guide.gotIt", {
        b: (text) => <span className="font-medium">{text}</span>,
        device: <Untrusted text={registration.userAgent || say("parts.unnamedDevice")} />,
        transport: say(`parts.transportNames.${registration.transport}`),
        address: <span className="font-mono">{registration.remoteAddress}</span>,
        time: <RelativeTime at={registration.registeredAt} />,
      })}
    </Banner>
  );
};
