"use client";
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "@porchlight/ui";
import { LogOut, Settings } from "lucide-react";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useIdentity } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { useLanguageChoice } from "./use-language-choice";
import { useSignOut } from "./use-sign-out";

/** The menu itself, open from the start. */
export function AccountMenuList({ trigger }: { readonly trigger: ReactNode }) {
  const say = useSay();
  const identity = useIdentity();
  const router = useRouter();
  const signOut = useSignOut();
  const { language, options, change } = useLanguageChoice();
  return (
    <DropdownMenu defaultOpen trigger={trigger}>
      <DropdownMenuLabel>
        <span className="block font-medium text-text">{identity.name}</span>
        <span>{say(`parts.roles.${identity.role}`)}</span>
      </DropdownMenuLabel>
      <DropdownMenuSeparator />
      <DropdownMenuChoice
        label={say("frame.language")}
        value={language}
        options={options}
        onChange={change}
      />
      <DropdownMenuSeparator />
      <DropdownMenuItem onSelect={() => router.push("/settings?tab=sessions")}>
        <Settings /> {say("frame.sessions")}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void signOut()}>
        <LogOut /> {say("frame.signOut")}
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
