"use client";
import type { Endpoints, Registration, User } from "@porchlight/admin-api";
import { Banner, RelativeTime, Skeleton, Spinner, Untrusted } from "@porchlight/ui";
import { Check, WifiOff } from "lucide-react";
import { useLive } from "~/live/live-provider";
import { QueryState } from "~/parts/query-state";
import { useNews } from "~/parts/use-news";
import { useSay } from "~/words/words-provider";
import { RefusedDevices } from "./refused-devices";
import { useRegistered } from "./use-registered";

export interface FirstRegisterProps {
  readonly user: User;
  readonly digestAlgorithms: Endpoints["digestAlgorithms"];
}

/** Waits for a phone of the user, and says what goes wrong on the way. */
export function FirstRegister({ user: { aor, user }, digestAlgorithms }: FirstRegisterProps) {
  const query = useRegistered(aor);
  return (
    <div className="flex flex-col gap-2">
      <QueryState query={query} skeleton={<Skeleton className="h-10 w-full" />}>
        {({ items: [latest] }) => <Standing user={user} latest={latest} />}
      </QueryState>
      <RefusedDevices aor={aor} digestAlgorithms={digestAlgorithms} />
    </div>
  );
}

interface StandingProps extends Pick<User, "user"> {
  readonly latest: Registration | undefined;
}

function Standing({ user, latest }: StandingProps) {
  const say = useSay();
  const { state } = useLive();
  useNews(latest && say("guide.gotItFrom", { device: latest.userAgent || say("parts.unnamedDevice") }));
  if (latest !== undefined) return <Arrived registration={latest} />;
  return state === "broken" ? (
    <Banner tone="warn" icon={<WifiOff />}>
      {say("guide.theServerIsAwayWhatRegisters")}
    </Banner>
  ) : (
    <Banner icon={<Spinner />}>{say("guide.waitingForTheFirstRegisterOf", { user })}</Banner>
  );
}

const Arrived = ({ registration }: { readonly registration: Registration }) => {
  const say = useSay();
  return (
    <Banner role="none" tone="ok" icon={<Check />}>
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
