"use client";
import { Button } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { LogOut } from "lucide-react";
import { ME, useIdentity } from "~/api/use-identity";
import { EnrolSteps } from "~/rooms/second-factor/enrol-steps";
import { useSay } from "~/words/words-provider";
import { Brand } from "./brand";
import { useSignOut } from "./use-sign-out";

/** In the place of every room, for who has to set up a second factor first. */
export function EnrolFirst() {
  const say = useSay();
  const { name } = useIdentity();
  const queryClient = useQueryClient();
  const signOut = useSignOut();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col justify-center gap-4 px-4 py-10">
      <Brand className="mb-2 text-text-muted" />
      <h1 className="font-semibold text-2xl">{say("frame.setUpASecondFactor")}</h1>
      <p className="text-text-muted">{say("frame.thisServerAsksEveryOperatorFor", { name })}</p>
      <EnrolSteps onDone={() => void queryClient.invalidateQueries({ queryKey: ME })} />
      <Button variant="ghost" className="self-start" onClick={() => void signOut()}>
        <LogOut /> {say("frame.signOut")}
      </Button>
    </main>
  );
}
