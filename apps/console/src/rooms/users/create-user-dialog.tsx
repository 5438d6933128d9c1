"use client";
import type { User } from "@porchlight/admin-api";
import { Dialog } from "@porchlight/ui";
import { useSay } from "~/words/words-provider";
import { NewUserForm } from "./new-user-form";

export interface CreateUserDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (user: User) => void;
}

/** The form of a new user, over the list of users. */
export function CreateUserDialog({ onClose, onCreated }: CreateUserDialogProps) {
  const say = useSay();
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("users.createAUser")}>
      <NewUserForm onCreated={onCreated} onCancel={onClose} />
    </Dialog>
  );
}
