"use client";
import type { Endpoints, RefusedRegister } from "@porchlight/admin-api";
import { Banner, RelativeTime, shortUri, Untrusted, UriText, useNow } from "@porchlight/ui";
import { TriangleAlert } from "lucide-react";
import { useNews } from "~/parts/use-news";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { refusalWords } from "./refusal-words";
import { isWorthTelling } from "./refused-here";
import { useRefused } from "./use-registered";

const SHOWN = 5;

export interface RefusedDevicesProps {
  readonly aor: string;
  readonly digestAlgorithms: Endpoints["digestAlgorithms"];
}

/** Phones that tried and were not let in, why, and what to do. */
export function RefusedDevices({ aor, digestAlgorithms }: RefusedDevicesProps) {
  const say = useSay();
  const { data } = useRefused();
  const now = useNow(1000);
  const told = (data?.items ?? []).filter((refused) => isWorthTelling(refused, aor, now)).slice(0, SHOWN);
  const [newest] = told;
  useNews(newest && newsOf(newest, digestAlgorithms, say));
  return (
    <ul aria-label={say("guide.phonesThatWereNotLetIn")} className="flex flex-col gap-2 empty:hidden">
      {told.map((refused) => (
        <li key={`${refused.aor} ${refused.remoteAddress} ${refused.userAgent}`}>
          <RefusedDevice
            refused={refused}
            isTheirs={refused.aor === aor}
            digestAlgorithms={digestAlgorithms}
          />
        </li>
      ))}
    </ul>
  );
}

function newsOf(
  { aor, cause, remoteAddress }: RefusedRegister,
  digestAlgorithms: Endpoints["digestAlgorithms"],
  say: Say,
): string {
  const { what, remedy } = refusalWords(cause, digestAlgorithms, say);
  return say("guide.aPhoneAtAs", {
    address: remoteAddress || say("guide.anUnknownAddress"),
    device: "",
    user: shortUri(aor),
    what,
    time: say.uiWords.time.justNow,
    remedy,
  });
}

interface RefusedDeviceProps {
  readonly refused: RefusedRegister;
  readonly isTheirs: boolean;
  readonly digestAlgorithms: Endpoints["digestAlgorithms"];
}

function RefusedDevice({ refused, isTheirs, digestAlgorithms }: RefusedDeviceProps) {
  const say = useSay();
  const { what, remedy } = refusalWords(refused.cause, digestAlgorithms, say);
  return (
    <Banner role="none" tone="warn" icon={<TriangleAlert />}>
      {say.rich(isTheirs ? "guide.aPhoneAt" : "guide.aPhoneAtAs", {
        address: <span className="font-mono">{refused.remoteAddress || say("guide.anUnknownAddress")}</span>,
        device:
          refused.userAgent === "" ? null : (
            <>
              {" ("}
              <Untrusted text={refused.userAgent} />)
            </>
          ),
        user: <UriText uri={refused.aor} />,
        what: <span className="font-medium">{what}</span>,
        time: <RelativeTime at={refused.at} />,
        remedy,
      })}
    </Banner>
  );
}
