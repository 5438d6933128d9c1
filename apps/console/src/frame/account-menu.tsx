"use client";
import {
  DropdownMenu,
  DropdownMenuChoice,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  IconButton,
} from "@porchlight/ui";
import { CircleUserRound, LogOut, Settings } from "lucide-react";
import { useIdentity } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";
import { useGo } from "./use-go";
import { useLanguageChoice } from "./use-language-choice";
import { useSignOut } from "./use-sign-out";

/** Who is signed in, in which language, and the way out. */
export function AccountMenu() {
  const say = useSay();
  const identity = useIdentity();
  const go = useGo();
  const signOut = useSignOut();
  const { language, options, change } = useLanguageChoice();
  return (
    <DropdownMenu
      trigger={
        <IconButton label={say("frame.accountName", { name: identity.name })} tooltipSide="bottom">
          <CircleUserRound />
        </IconButton>
      }
    >
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
      <DropdownMenuItem onSelect={() => void go("/settings?tab=sessions")}>
        <Settings /> {say("frame.sessions")}
      </DropdownMenuItem>
      <DropdownMenuItem onSelect={() => void signOut()}>
        <LogOut /> {say("frame.signOut")}
      </DropdownMenuItem>
    </DropdownMenu>
  );
}
