"use client";
import { useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { admin } from "~/api/admin";
import { faultText, isSignedOut } from "~/api/fault";
import { useSay } from "~/words/words-provider";

/** Ends the session and goes to the sign-in page; says so when that failed. */
export function useSignOut(): () => Promise<void> {
  const say = useSay();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  return async () => {
    try {
      await admin.signOut();
    } catch (error) {
      if (!isSignedOut(error)) {
        toast({
          tone: "danger",
          text: say("frame.youAreStillSignedInFault", { fault: faultText(error, say).title }),
        });
        return;
      }
    }
    router.replace("/sign-in");
    queryClient.clear();
  };
}
