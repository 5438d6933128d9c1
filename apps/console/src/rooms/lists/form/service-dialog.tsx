"use client";
import { canonicalUri } from "@porchlight/documents";
import { listAnchor } from "@porchlight/policy";
import { Button, Dialog, DialogActions, Form, Select, TextField } from "@porchlight/ui";
import { useState } from "react";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import type { ServiceNode, ServiceWords } from "../document/edit-services";
import type { ListNode } from "../document/list-tree";
import { watchableUri } from "../paste/watchable-uri";
import { nameInAnchor } from "./service-list";

export interface ServiceDialogProps {
  /** As it is; undefined for a new one. */
  readonly service: ServiceNode | undefined;
  /** URIs of the others. */
  readonly taken: readonly string[];
  /** Address of record. */
  readonly owner: string;
  readonly xcapRoot: string;
  readonly lists: readonly ListNode[];
  readonly onDone: (words: ServiceWords) => void;
  readonly onClose: () => void;
}

/** Stands for the list inside a service in the choice of lists. */
const INSIDE = "";

/** An address that stands for a list, and for which packages. */
export function ServiceDialog({
  service,
  taken,
  owner,
  xcapRoot,
  lists,
  onDone,
  onClose,
}: ServiceDialogProps) {
  const say = useSay();
  const options = listOptions(service, owner, xcapRoot, lists, say);
  const [address, setAddress] = useState(service?.uri ?? "");
  const [list, setList] = useState(chosenOption(service, options));
  const [packages, setPackages] = useState((service?.packages ?? ["presence"]).join(", "));
  const [isForAll, setForAll] = useState(service !== undefined && service.packages === undefined);
  const [tried, setTried] = useState(false);
  const uri = watchableUri(address);
  const names = packages.split(/[\s,]+/).filter(Boolean);
  const fault = addressFault(uri, taken, say);
  const submit = () => {
    setTried(true);
    if (uri === undefined || fault !== undefined || list === undefined || (!isForAll && names.length === 0))
      return;
    onDone({ uri, list: list === INSIDE ? undefined : list, packages: isForAll ? undefined : names });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={service === undefined ? say("lists.addAService") : say("lists.changeTheService")}
    >
      <Form onSubmit={submit} className="flex flex-col gap-4">
        <TextField
          label={say("parts.address")}
          mono
          autoFocus
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={owner.replace(/^(sip:[^@]+)@/, "$1-friends@")}
          hint={say("lists.ofADomainOfThisServer")}
          error={tried ? fault : undefined}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        {list === undefined ? (
          <p>{say("lists.thereIsNoListWithA")}</p>
        ) : (
          <Select
            label={say("parts.list")}
            options={options}
            value={list}
            onChange={(event) => setList(event.target.value)}
          />
        )}
        <Select
          label={say("lists.eventPackages")}
          options={[
            { value: "all", label: say("parts.all") },
            { value: "some", label: say("lists.onlyThoseNamedBelow") },
          ]}
          value={isForAll ? "all" : "some"}
          onChange={(event) => setForAll(event.target.value === "all")}
        />
        {isForAll ? null : (
          <TextField
            label={say("lists.namesOfPackages")}
            mono
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint={say("lists.withCommasBetweenThem")}
            error={tried && names.length === 0 ? say("lists.nameAtLeastOneSuchAs") : undefined}
            value={packages}
            onChange={(event) => setPackages(event.target.value)}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>{say("parts.cancel")}</Button>
          <Button type="submit" variant="primary" disabled={list === undefined}>
            {service === undefined ? say("parts.add") : say("parts.change")}
          </Button>
        </DialogActions>
      </Form>
    </Dialog>
  );
}

function addressFault(uri: string | undefined, taken: readonly string[], say: Say): string | undefined {
  if (uri === undefined) return say("lists.enterAnAddressSuchAsFriends");
  const isTaken = taken.some((other) => canonicalUri(other) === canonicalUri(uri));
  return isTaken ? say("lists.anotherServiceHasThisAddress") : undefined;
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** The lists of the user that have a name, and the one that a service has now, as it is written. */
function listOptions(
  service: ServiceNode | undefined,
  owner: string,
  xcapRoot: string,
  lists: readonly ListNode[],
  say: Say,
): readonly Option[] {
  const named = lists.flatMap(({ kind, key, title }) =>
    kind === "list" && key !== "" ? [{ name: key, label: title ?? key }] : [],
  );
  const list = service?.list;
  const written = list?.kind === "reference" ? list.uri : undefined;
  const writtenName = written === undefined ? undefined : nameInAnchor(written);
  const options = named.map(({ name, label }) => ({
    value: name === writtenName && written !== undefined ? written : listAnchor(xcapRoot, owner, name),
    label,
  }));
  if (list?.kind === "inline")
    return [{ value: INSIDE, label: say("lists.theListInsideTheService") }, ...options];
  if (written === undefined || options.some(({ value }) => value === written)) return options;
  return [{ value: written, label: writtenName ?? written }, ...options];
}

function chosenOption(service: ServiceNode | undefined, options: readonly Option[]): string | undefined {
  const list = service?.list;
  if (list?.kind === "inline") return INSIDE;
  return list === undefined ? options[0]?.value : list.uri;
}
