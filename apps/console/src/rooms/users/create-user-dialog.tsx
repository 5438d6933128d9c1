"use client";
import type { User } from "@porchlight/admin-api";
import { Dialog } from "@porchlight/ui";
import { NewUserForm } from "./new-user-form";

export interface CreateUserDialogProps {
  readonly onClose: () => void;
  readonly onCreated: (user: User) => void;
}

/** The form of a new user, over the list of users. */
export function CreateUserDialog({ onClose, onCreated }: CreateUserDialogProps) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title="Create a user">
      <NewUserForm onCreated={onCreated} onCancel={onClose} />
    </Dialog>
  );
}
