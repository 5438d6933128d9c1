"use client";
import { DropdownMenu, DropdownMenuItem, DropdownMenuLabel, DropdownMenuSeparator } from "@porchlight/ui";
import { LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useIdentity } from "~/api/use-identity";
import { useSignOut } from "./use-sign-out";

/** The menu itself, open from the start. */
export function AccountMenuList({ trigger }: { readonly trigger: ReactNode }) {
  const identity = useIdentity();
  const router = useRouter();
  const signOut = useSignOut();
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
