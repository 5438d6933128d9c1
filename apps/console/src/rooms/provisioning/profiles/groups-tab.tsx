"use client";
import {
  Button,
  EmptyState,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { UsersRound } from "lucide-react";
import { useState } from "react";
import { useMay } from "~/api/use-identity";
import { Section } from "~/parts/section";
import { patchUrl } from "~/url/use-url-state";
import { useSay } from "~/words/words-provider";
import { NewGroupDialog } from "./new-group-dialog";
import { ProfileEditor } from "./profile-editor";
import type { ProfileList } from "./profile-list";
import { useEverybody } from "./use-everybody";

export interface GroupsTabProps {
  readonly profiles: ProfileList;
  readonly group: string;
}

/** Groups of users that are provisioned together. */
export function GroupsTab({ profiles, group }: GroupsTabProps) {
  const say = useSay();
  const [creating, setCreating] = useState(false);
  const may = useMay("putProfile");
  const everybody = useEverybody();
  const groups = profiles.items.filter(({ layer }) => layer === "group");
  const inherited = { ...profiles.domains[0]?.builtIn, ...everybody };
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{say("provisioning.aUserMayBeInSeveral")}</p>
        {may ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <UsersRound /> {say("provisioning.newGroup")}
          </Button>
        ) : null}
      </div>
      {groups.length === 0 ? (
        <EmptyState icon={<UsersRound />} title={say("provisioning.noGroupIsProvisioned")}>
          {say("provisioning.aGroupHasValuesOfIts")}
        </EmptyState>
      ) : (
        <Table label={say("provisioning.groups2")}>
          <TableHead>
            <TableRow>
              {[
                say("provisioning.group"),
                say("parts.name"),
                say("provisioning.members"),
                say("provisioning.values"),
              ].map((header) => (
                <TableHeaderCell key={header}>{header}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map(({ name, label, members, parameters }) => (
              <TableRow key={name}>
                <TableRowHeader>
                  <Button size="sm" aria-expanded={name === group} onClick={() => patchUrl({ group: name })}>
                    {name}
                  </Button>
                </TableRowHeader>
                <TableCell>
                  <Untrusted text={label} />
                </TableCell>
                <TableCell>{members ?? 0}</TableCell>
                <TableCell>{parameters}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      {group === "" ? null : (
        <Section title={say("provisioning.groupGroup", { group })} level={2}>
          <ProfileEditor place={{ layer: "group", name: group }} inherited={inherited} level={3} />
        </Section>
      )}
      {creating ? (
        <NewGroupDialog taken={groups.map(({ name }) => name)} onClose={() => setCreating(false)} />
      ) : null}
    </div>
  );
}
