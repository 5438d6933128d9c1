"use client";
import { fileUrl, type UserDetail } from "@porchlight/admin-api/client";
import { Button, UriText, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ConfirmDialog } from "~/parts/confirm-dialog";
import { useAction } from "~/parts/use-action";
import { ShowSipButton } from "~/rooms/trace/show-sip-button";
import { useSay } from "~/words/words-provider";
import { EditUserDialog } from "./edit-user-dialog";
import { EraseUserDialog } from "./erase-user-dialog";
import { SetPasswordDialog } from "./set-password-dialog";

const LISTS = [["users"], ["user"]];

export interface UserActionsProps {
  readonly user: UserDetail;
  readonly onDeleted: () => void;
}

/** Delete, erase, disable or enable, export, password, change. */
export function UserActions({ user, onDeleted }: UserActionsProps) {
  const say = useSay();
  const [asked, setAsked] = useState<"delete" | "disable" | "erase" | "password" | "edit">();
  const mayUpdate = useMay("updateUser");
  const mayDelete = useMay("deleteUser");
  const mayErase = useMay("eraseUser");
  const mayPassword = useMay("setUserPassword");
  const mayExport = useMay("exportUser");
  const done = () => setAsked(undefined);
  const change = (name: typeof asked) => (open: boolean) => setAsked(open ? name : undefined);
  return (
    <>
      {mayDelete ? (
        <Button variant="danger" onClick={() => setAsked("delete")}>
          {say("parts.deleteEllipsis")}
        </Button>
      ) : null}
      {mayErase ? (
        <Button variant="danger" onClick={() => setAsked("erase")}>
          {say("users.eraseEllipsis")}
        </Button>
      ) : null}
      {mayUpdate && !user.disabled ? (
        <Button onClick={() => setAsked("disable")}>{say("users.disable")}</Button>
      ) : null}
      {mayUpdate && user.disabled ? <EnableButton aor={user.aor} /> : null}
      <ShowSipButton target={{ kind: "user", user: user.aor }} />
      {mayExport ? (
        <Button asChild>
          <a href={fileUrl("exportUser", { params: { aor: user.aor } })} download>
            {say("users.export")}
          </a>
        </Button>
      ) : null}
      {mayPassword ? (
        <Button onClick={() => setAsked("password")}>{say("users.setPasswordButton")}</Button>
      ) : null}
      {mayUpdate ? <Button onClick={() => setAsked("edit")}>{say("users.change")}</Button> : null}
      <DeleteDialog
        user={user}
        open={asked === "delete"}
        onOpenChange={change("delete")}
        onDeleted={onDeleted}
      />
      <DisableDialog aor={user.aor} open={asked === "disable"} onOpenChange={change("disable")} />
      {asked === "erase" ? <EraseUserDialog aor={user.aor} onClose={done} onErased={onDeleted} /> : null}
      {asked === "password" ? (
        <SetPasswordDialog
          description={say.rich("users.forAorDevicesThatHaveThe", { aor: <UriText uri={user.aor} /> })}
          write={(body) => admin.setUserPassword({ params: { aor: user.aor }, body })}
          onClose={done}
        />
      ) : null}
      {asked === "edit" ? <EditUserDialog user={user} onClose={done} /> : null}
    </>
  );
}

function EnableButton({ aor }: { readonly aor: string }) {
  const say = useSay();
  const write = useCallback(() => admin.updateUser({ params: { aor }, body: { disabled: false } }), [aor]);
  const enable = useAction(write, say("users.theUserMaySignInAgain"), LISTS);
  return (
    <Button busy={enable.busy} onClick={enable.run}>
      {say("users.enable")}
    </Button>
  );
}

interface QuestionProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function DisableDialog({ aor, open, onOpenChange }: QuestionProps & { readonly aor: string }) {
  const say = useSay();
  const toast = useToast();
  const queryClient = useQueryClient();
  const disable = async () => {
    await admin.updateUser({ params: { aor }, body: { disabled: true } });
    toast({ tone: "ok", text: say("users.theUserIsDisabled") });
    await Promise.all(LISTS.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("users.disableThisUser")}
      confirm={say("users.disableTheUser")}
      onConfirm={disable}
    >
      <p>{say.rich("users.aorCannotSignInAnyMore", { aor: <UriText uri={aor} /> })}</p>
    </ConfirmDialog>
  );
}

interface DeleteDialogProps extends QuestionProps {
  readonly user: UserDetail;
  readonly onDeleted: () => void;
}

function DeleteDialog({ user, open, onOpenChange, onDeleted }: DeleteDialogProps) {
  const say = useSay();
  const { aor, watchers, registrations } = user;
  const toast = useToast();
  const queryClient = useQueryClient();
  const remove = async () => {
    await admin.deleteUser({ params: { aor } });
    toast({ tone: "ok", text: say("users.theUserIsDeleted") });
    onDeleted();
    await queryClient.invalidateQueries({ queryKey: ["users"] });
  };
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={say("users.deleteThisUser")}
      confirm={say("users.deleteTheUser")}
      onConfirm={remove}
    >
      <p>
        {say.rich("users.removedForGood", { aor: <UriText uri={aor} /> })}{" "}
        {say("users.watchersTold", { count: watchers })}{" "}
        {say("users.devicesSignedOut", { count: registrations })}
      </p>
    </ConfirmDialog>
  );
}
