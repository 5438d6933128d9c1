"use client";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  IconButton,
  useToast,
} from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { CircleUserRound, LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import { admin } from "~/api/admin";
import { faultText, isSignedOut } from "~/api/fault";
import { useIdentity } from "~/api/use-identity";

/** Who is signed in, and the way out. */
export function AccountMenu() {
  const identity = useIdentity();
  const router = useRouter();
  const toast = useToast();
  const queryClient = useQueryClient();
  const signOut = async () => {
    try {
      await admin.signOut();
    } catch (error) {
      if (!isSignedOut(error)) {
        toast({ tone: "danger", text: `You are still signed in. ${faultText(error).title}.` });
        return;
      }
    }
    router.replace("/sign-in");
    queryClient.clear();
  };
  return (
    <DropdownMenu
      trigger={
        <IconButton label={`Account: ${identity.name}`} tooltipSide="bottom">
          <CircleUserRound />
        </IconButton>
      }
    >
      <DropdownMenuLabel>
        <span className="block font-medium text-text">{identity.name}</span>
        <span className="capitalize">{identity.role}</span>
      </DropdownMenuLabel>
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => router.push("/settings?tab=sessions")}>
        <Settings /> Sessions
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void signOut()}>
        <LogOut /> Sign out
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
