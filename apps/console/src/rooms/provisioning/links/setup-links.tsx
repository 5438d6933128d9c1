"use client";
import type { SetupLink } from "@porchlight/admin-api";
import {
  Badge,
  Button,
  EmptyState,
  RelativeTime,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  Untrusted,
  UriText,
  useNow,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { Link2, Lock } from "lucide-react";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { concerns } from "~/live/concerns";
import { QueryState } from "~/parts/query-state";
import { CreateSetupLink } from "./create-setup-link";
import { LINKS } from "./link-keys";
import { RevokeSetupLink } from "./revoke-setup-link";

/** Links with which people set up a client, each once. */
export function SetupLinks() {
  const mayRead = useMay("listSetupLinks");
  if (!mayRead) {
    return (
      <EmptyState icon={<Lock />} title="Your role does not see set-up links">
        Owners and operators make them, auditors see them.
      </EmptyState>
    );
  }
  return <LinkList />;
}

function LinkList() {
  const [creating, setCreating] = useState(false);
  const mayCreate = useMay("createSetupLink");
  const query = useQuery({
    queryKey: LINKS,
    queryFn: ({ signal }) => admin.listSetupLinks({ signal }),
    meta: { live: concerns("audit") },
  });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">
          A link shows the settings of one account once, on a phone by its QR code. It may give the account a
          new password.
        </p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Link2 /> Create link
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Link2 />} title="No set-up link was made">
              Create one for whoever sets up a phone.
            </EmptyState>
          ) : (
            <LinkTable links={items} />
          )
        }
      </QueryState>
      {creating ? <CreateSetupLink onClose={() => setCreating(false)} /> : null}
    </div>
  );
}

const HEADERS = ["User", "For", "Password", "State", "Created"];

function LinkTable({ links }: { readonly links: readonly SetupLink[] }) {
  return (
    <Table label="Set-up links">
      <TableHead>
        <TableRow>
          {HEADERS.map((header) => (
            <TableHeaderCell key={header}>{header}</TableHeaderCell>
          ))}
          <TableHeaderCell>
            <span className="sr-only">Actions</span>
          </TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {links.map((link) => (
          <LinkRow key={link.id} link={link} />
        ))}
      </TableBody>
    </Table>
  );
}

function LinkRow({ link }: { readonly link: SetupLink }) {
  const { aor, label, givesPassword, createdAt, createdBy } = link;
  const now = useNow(60_000);
  const isOpen = !link.revoked && link.redeemedAt === null && Date.parse(link.expiresAt) > now;
  return (
    <TableRow>
      <TableCell>
        <UriText uri={aor} />
      </TableCell>
      <TableCell>
        <Untrusted text={label} />
      </TableCell>
      <TableCell>{givesPassword ? "a new one" : "stays"}</TableCell>
      <TableCell>
        <LinkState link={link} isOpen={isOpen} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        <RelativeTime at={createdAt} /> by <Untrusted text={createdBy} />
      </TableCell>
      <TableCell className="text-right">{isOpen ? <RevokeSetupLink link={link} /> : null}</TableCell>
    </TableRow>
  );
}

function LinkState({ link, isOpen }: { readonly link: SetupLink; readonly isOpen: boolean }) {
  if (link.redeemedAt !== null) {
    return (
      <>
        <Badge tone="ok">used</Badge> <RelativeTime at={link.redeemedAt} />
      </>
    );
  }
  if (link.revoked) return <Badge tone="danger">revoked</Badge>;
  if (!isOpen) return <Badge tone="neutral">expired</Badge>;
  return (
    <>
      <Badge tone="warn">open</Badge> expires <RelativeTime at={link.expiresAt} />
    </>
  );
}
