import { ok } from "@porchlight/kernel";
import { type AdminContext, actorBehind } from "../context";
import { refuse } from "../problem";
import { say } from "../sayings";
import { peerDetail, peerRow, peerTestRow } from "../views/peer-row";
import { found, windowOf } from "../views/window";
import type { Handlers } from "./handlers";

type PeerHandlers = Pick<Handlers, "listPeers" | "showPeer" | "testPeer">;

const unknown = refuse("peer-not-found", say("is-unknown-peer"), "domain");

export function peerRoutes({ deps }: AdminContext): PeerHandlers {
  const { clock, office, stores } = deps;
  return {
    listPeers: ({ query }) => {
      const { mode, peers } = office.views.peers(clock());
      const wanted = peers.filter(
        ({ profile }) =>
          (query.listed === undefined || profile.isListed === (query.listed === "true")) &&
          found(query.search, [profile.domain]),
      );
      return ok({ ...windowOf(wanted, query, peerRow), mode });
    },

    showPeer: ({ params }) => {
      const { mode, peers } = office.views.peers(clock());
      const view = peers.find(({ profile }) => profile.domain === params.domain);
      return view === undefined ? unknown : ok(peerDetail(view, mode));
    },

    testPeer: async ({ params, request }) => {
      const test = peerTestRow(await office.testPeer(params.domain));
      await stores.audit.append({
        ...actorBehind(request),
        at: clock(),
        action: "peer.test",
        target: params.domain,
        before: undefined,
        after: test,
      });
      return ok(test);
    },
  };
}
