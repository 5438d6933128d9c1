"use client";
import { AdminApiError } from "@porchlight/admin-api/client";
import { Dialog, TextField, useToast } from "@porchlight/ui";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { AddressField } from "~/parts/address-field";
import { useAddresses } from "~/parts/use-addresses";
import type { OwnedName } from "~/url/owned-name";
import { useSay } from "~/words/words-provider";
import { UploadForm } from "./upload-form";

export interface AddObjectDialogProps {
  /** Whose objects are listed; empty for everybody's. */
  readonly owner: string;
  readonly onClose: () => void;
  readonly onAdded: (object: OwnedName) => void;
}

/** Which of the fields above the file the server is not content with. */
function fieldOf(fault: unknown): "owner" | "name" | undefined {
  const code = fault instanceof AdminApiError ? fault.code : undefined;
  if (code === "user-not-found") return "owner";
  return code === "content-changed" ? "name" : undefined;
}

/** What may be the name of an object. */
const NAME = /^(?!\.{1,2}$)[A-Za-z0-9._~-]{1,128}$/;

/** A new object of a user, under a name that is not taken yet. */
export function AddObjectDialog({ owner: given, onClose, onAdded }: AddObjectDialogProps) {
  const say = useSay();
  const [owner, setOwner] = useState(given);
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  const suggestions = useAddresses(owner);
  const toast = useToast();
  const queryClient = useQueryClient();
  const ownerError = owner.trim() === "" ? say("parts.enterAnAddressErin") : undefined;
  const nameError = NAME.test(name.trim()) ? undefined : say("content.n1To128LettersDigitsDots");
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={say("content.addAnObject")}>
      <UploadForm
        confirm={say("content.addObjectButton")}
        isToldAbove={(fault) => fieldOf(fault) !== undefined}
        onCancel={onClose}
        isComplete={() => {
          setTried(true);
          return ownerError === undefined && nameError === undefined;
        }}
        write={async (upload) => {
          const params = { owner: owner.trim(), name: name.trim() };
          const added = await admin.putContent({ params, body: { ...upload, ifMatch: null } });
          toast({ tone: "ok", text: say("content.theObjectIsAdded") });
          onAdded(added);
          const keys = [["content"], ["content-usage"]];
          await Promise.all(keys.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
        }}
      >
        {(fault) => (
          <>
            <AddressField
              label={say("parts.owner")}
              autoFocus={given === ""}
              required
              suggestions={suggestions}
              error={
                (tried ? ownerError : undefined) ??
                (fieldOf(fault) === "owner" ? say("parts.noSuchUser") : undefined)
              }
              value={owner}
              onChange={(event) => setOwner(event.target.value)}
            />
            <TextField
              label={say("parts.name")}
              mono
              autoFocus={given !== ""}
              required
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              maxLength={128}
              placeholder="icon.png"
              hint={say("content.amongTheObjectsOfTheOwner")}
              error={
                (tried ? nameError : undefined) ??
                (fieldOf(fault) === "name" ? say("content.theOwnerHasAnObjectOfThis") : undefined)
              }
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          </>
        )}
      </UploadForm>
    </Dialog>
  );
}
