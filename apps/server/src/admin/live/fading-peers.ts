import type { PeerView } from "@porchlight/routing";
import type { AdminDeps } from "../deps";

/** Domains of peers whose figures change by time alone: rates fall, rests end. */
export const fadingPeers = ({ clock, office }: Pick<AdminDeps, "clock" | "office">): readonly string[] =>
  office.views
    .peers(clock())
    .peers.filter(isFading)
    .map(({ profile }) => profile.domain);

const isFading = ({ perSecond, rests }: PeerView): boolean =>
  rests.length > 0 || [perSecond.in, perSecond.out].some(({ notify, request }) => notify > 0 || request > 0);
