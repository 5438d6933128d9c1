"use client";
import {
  DropdownMenu,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  useToast,
} from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { admin } from "~/api/admin";
import { faultText, isSignedOut } from "~/api/fault";
import { useIdentity } from "~/api/use-identity";

/** The menu itself, open from the start. */
export function AccountMenuList({ trigger }: { readonly trigger: ReactNode }) {
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
    <DropdownMenu defaultOpen trigger={trigger}>
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
