"use client";
import { IconButton } from "@porchlight/ui";
import { CircleUserRound } from "lucide-react";
import dynamic from "next/dynamic";
import { type ComponentProps, useState } from "react";
import { useIdentity } from "~/api/use-identity";
import { useSay } from "~/words/words-provider";

const AccountMenuList = dynamic(
  () => import("./account-menu-list").then((module) => module.AccountMenuList),
  {
    loading: () => <AccountButton aria-busy />,
  },
);

/** Who is signed in, and the way out. The menu is loaded when it is first asked for. */
export function AccountMenu() {
  const [asked, setAsked] = useState(false);
  if (asked) return <AccountMenuList trigger={<AccountButton />} />;
  return <AccountButton aria-haspopup="menu" aria-expanded={false} onClick={() => setAsked(true)} />;
}

function AccountButton(props: Omit<ComponentProps<"button">, "aria-label">) {
  const say = useSay();
  const { name } = useIdentity();
  return (
    <IconButton {...props} label={say("frame.accountName", { name })} tooltipSide="bottom">
      <CircleUserRound />
    </IconButton>
  );
}
