"use client";
import type { PeerTest } from "@porchlight/admin-api";
import { Banner, Button } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { faultText } from "~/api/fault";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { testText } from "./peer-words";
import { PEERS } from "./peers-key";

type Outcome = ReturnType<typeof testText>;

export interface RunningTest {
  readonly busy: boolean;
  readonly outcome: Outcome | undefined;
  readonly run: () => Promise<void>;
}

/** Asks a domain whether it is there, and keeps what came of it. */
export function usePeerTest(domain: string): RunningTest {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  const queryClient = useQueryClient();
  const run = async () => {
    setBusy(true);
    setOutcome(undefined);
    setOutcome(await outcomeOf(() => admin.testPeer({ params: { domain } }), say));
    setBusy(false);
    await queryClient.invalidateQueries({ queryKey: PEERS });
  };
  return { busy, outcome, run };
}

async function outcomeOf(ask: () => Promise<PeerTest>, say: Say): Promise<Outcome> {
  try {
    return testText(await ask(), say);
  } catch (error) {
    const { detail, title } = faultText(error, say);
    return { tone: "danger", text: `${title}. ${detail}` };
  }
}

export function TestButton({ test: { busy, run } }: { readonly test: RunningTest }) {
  const say = useSay();
  return (
    <Button variant="primary" busy={busy} onClick={() => void run()}>
      {say("peers.testNow")}
    </Button>
  );
}

export function TestOutcome({ test: { busy, outcome } }: { readonly test: RunningTest }) {
  const say = useSay();
  if (busy) return <Banner>{say("peers.itIsAskedWhetherItIs")}</Banner>;
  return outcome === undefined ? null : <Banner tone={outcome.tone}>{outcome.text}</Banner>;
}
