"use client";
import { listAnchor } from "@porchlight/policy";
import { Button, Dialog, DialogActions, Select, TextField } from "@porchlight/ui";
import { type FormEvent, useState } from "react";
import type { ServiceNode, ServiceWords } from "../document/edit-services";
import type { ListNode } from "../document/list-tree";
import { watchableUri } from "../paste/watchable-uri";
import { nameInAnchor } from "./service-list";

export interface ServiceDialogProps {
  /** As it is; undefined for a new one. */
  readonly service: ServiceNode | undefined;
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
export function ServiceDialog({ service, owner, xcapRoot, lists, onDone, onClose }: ServiceDialogProps) {
  const options = listOptions(service, owner, xcapRoot, lists);
  const [address, setAddress] = useState(service?.uri ?? "");
  const [list, setList] = useState(chosenOption(service, options));
  const [packages, setPackages] = useState((service?.packages ?? ["presence"]).join(", "));
  const [isForAll, setForAll] = useState(service !== undefined && service.packages === undefined);
  const [tried, setTried] = useState(false);
  const uri = watchableUri(address);
  const names = packages.split(/[\s,]+/).filter(Boolean);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (uri === undefined || list === undefined || (!isForAll && names.length === 0)) return;
    onDone({ uri, list: list === INSIDE ? undefined : list, packages: isForAll ? undefined : names });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={service === undefined ? "Add a service" : "Change the service"}
    >
      <form className="flex flex-col gap-4" noValidate onSubmit={submit}>
        <TextField
          label="Address"
          mono
          autoFocus
          required
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          placeholder={owner.replace(/^(sip:[^@]+)@/, "$1-friends@")}
          hint="Of a domain of this server, and nobody's own address."
          error={tried && uri === undefined ? "Enter an address, such as friends@office.test" : undefined}
          value={address}
          onChange={(event) => setAddress(event.target.value)}
        />
        {list === undefined ? (
          <p>There is no list with a name yet. Add one first.</p>
        ) : (
          <Select
            label="List"
            options={options}
            value={list}
            onChange={(event) => setList(event.target.value)}
          />
        )}
        <Select
          label="Event packages"
          options={[
            { value: "all", label: "All" },
            { value: "some", label: "Only those named below" },
          ]}
          value={isForAll ? "all" : "some"}
          onChange={(event) => setForAll(event.target.value === "all")}
        />
        {isForAll ? null : (
          <TextField
            label="Names of packages"
            mono
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            hint="With commas between them."
            error={tried && names.length === 0 ? "Name at least one, such as presence" : undefined}
            value={packages}
            onChange={(event) => setPackages(event.target.value)}
          />
        )}
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="primary" disabled={list === undefined}>
            {service === undefined ? "Add" : "Change"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
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
  if (list?.kind === "inline") return [{ value: INSIDE, label: "The list inside the service" }, ...options];
  if (written === undefined || options.some(({ value }) => value === written)) return options;
  return [{ value: written, label: writtenName ?? written }, ...options];
}

function chosenOption(service: ServiceNode | undefined, options: readonly Option[]): string | undefined {
  const list = service?.list;
  if (list?.kind === "inline") return INSIDE;
  return list === undefined ? options[0]?.value : list.uri;
}
