"use client";
import type { Operator } from "@porchlight/admin-api";
import { Button, DropdownMenu, DropdownMenuItem, DropdownMenuSeparator } from "@porchlight/ui";
import { useCallback, useState } from "react";
import { admin } from "~/api/admin";
import { useIdentity, useMay } from "~/api/use-identity";
import { late } from "~/parts/late";
import { useAction } from "~/parts/use-action";
import { useSay } from "~/words/words-provider";
import { OPERATORS } from "./operators-key";
import {
  DeleteDialog,
  DisableDialog,
  EndSessionsDialog,
  ResetFactorDialog,
  RevokeLinkDialog,
} from "./questions";

const RoleDialog = late(() => import("./role-dialog").then((module) => module.RoleDialog));
const OperatorLinkDialog = late(() =>
  import("./operator-link-dialog").then((module) => module.OperatorLinkDialog),
);
const SetPasswordDialog = late(() =>
  import("~/rooms/users/set-password-dialog").then((module) => module.SetPasswordDialog),
);

const LISTS = [OPERATORS];

type Asked = "role" | "link" | "revoke" | "password" | "sessions" | "factor" | "disable" | "delete";

/** What an owner can do about an operator. */
export function OperatorMenu({ operator }: { readonly operator: Operator }) {
  const say = useSay();
  const [asked, setAsked] = useState<Asked>();
  const { name: self, via } = useIdentity();
  const { name, disabled, secondFactor, sessions, setupLinkExpiresAt } = operator;
  const write = useCallback(
    () => admin.updateOperator({ params: { name }, body: { disabled: false } }),
    [name],
  );
  const enable = useAction(write, say("settings.nameMaySignInNow", { name }), LISTS);
  if (!useMay("updateOperator")) return null;
  const isSelf = via === "session" && name === self;
  const done = () => setAsked(undefined);
  return (
    <>
      <DropdownMenu
        trigger={
          <Button size="sm" busy={enable.busy} aria-label={say("settings.changeName", { name })}>
            {say("parts.changeEllipsis")}
          </Button>
        }
      >
        <DropdownMenuItem onSelect={() => setAsked("role")}>{say("settings.anotherRole")}</DropdownMenuItem>
        <DropdownMenuItem onSelect={() => setAsked("password")}>
          {say("settings.aNewPassword")}
        </DropdownMenuItem>
        {isSelf ? null : (
          <DropdownMenuItem onSelect={() => setAsked("link")}>{say("settings.aSetUpLink")}</DropdownMenuItem>
        )}
        {setupLinkExpiresAt === null ? null : (
          <DropdownMenuItem onSelect={() => setAsked("revoke")}>
            {say("settings.revokeTheSetUpLink")}
          </DropdownMenuItem>
        )}
        {sessions > 0 ? (
          <DropdownMenuItem onSelect={() => setAsked("sessions")}>
            {say("settings.endTheSessions")}
          </DropdownMenuItem>
        ) : null}
        <DropdownMenuSeparator />
        {secondFactor && !isSelf ? (
          <DropdownMenuItem danger onSelect={() => setAsked("factor")}>
            {say("settings.resetTheSecondFactor")}
          </DropdownMenuItem>
        ) : null}
        {disabled ? (
          <DropdownMenuItem onSelect={() => void enable.run()}>{say("users.enable")}</DropdownMenuItem>
        ) : (
          <DropdownMenuItem danger onSelect={() => setAsked("disable")}>
            {say("users.disable")}
          </DropdownMenuItem>
        )}
        {isSelf ? null : (
          <DropdownMenuItem danger onSelect={() => setAsked("delete")}>
            {say("parts.deleteEllipsis")}
          </DropdownMenuItem>
        )}
      </DropdownMenu>
      {asked === "role" ? <RoleDialog operator={operator} onClose={done} /> : null}
      {asked === "link" ? <OperatorLinkDialog name={name} onClose={done} /> : null}
      {asked === "password" ? (
        <SetPasswordDialog
          description={say("settings.theSessionsOfNameEnd", { name })}
          write={(body) => admin.setOperatorPassword({ params: { name }, body })}
          onClose={done}
        />
      ) : null}
      <EndSessionsDialog operator={operator} isSelf={isSelf} open={asked === "sessions"} onClose={done} />
      <ResetFactorDialog operator={operator} open={asked === "factor"} onClose={done} />
      <RevokeLinkDialog operator={operator} open={asked === "revoke"} onClose={done} />
      <DeleteDialog operator={operator} open={asked === "delete"} onClose={done} />
      <DisableDialog operator={operator} open={asked === "disable"} onClose={done} />
    </>
  );
}
