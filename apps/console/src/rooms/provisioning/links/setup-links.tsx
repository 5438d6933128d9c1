"use client";
import type { SetupLink } from "@porchlight/admin-api";
import {
  Badge,
  Button,
  EmptyState,
  RelativeTime,
  Skeleton,
  TableCell,
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
import { ActionTable } from "~/parts/action-table";
import { QueryState } from "~/parts/query-state";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { CreateSetupLink } from "./create-setup-link";
import { LINKS } from "./link-keys";
import { RevokeSetupLink } from "./revoke-setup-link";

/** Links with which people set up a client, each once. */
export function SetupLinks() {
  const say = useSay();
  const mayRead = useMay("listSetupLinks");
  if (!mayRead) {
    return (
      <EmptyState icon={<Lock />} title={say("provisioning.yourRoleDoesNotSeeSet")}>
        {say("provisioning.ownersAndOperatorsMakeThemAuditors")}
      </EmptyState>
    );
  }
  return <LinkList />;
}

function LinkList() {
  const say = useSay();
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
        <p className="max-w-prose text-text-muted">{say("provisioning.aLinkShowsTheSettingsOf")}</p>
        {mayCreate ? (
          <Button variant="primary" onClick={() => setCreating(true)}>
            <Link2 /> {say("provisioning.createLink")}
          </Button>
        ) : null}
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-40 w-full" />}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<Link2 />} title={say("provisioning.noSetUpLinkWasMade")}>
              {say("provisioning.createOneForWhoeverSetsUp")}
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

const columnsOf = (say: Say) => [
  { header: say("parts.user") },
  { header: say("provisioning.for") },
  { header: say("parts.password") },
  { header: say("parts.state") },
  { header: say("parts.created") },
];

function LinkTable({ links }: { readonly links: readonly SetupLink[] }) {
  const say = useSay();
  return (
    <ActionTable label={say("provisioning.setUpLinks")} columns={columnsOf(say)}>
      {links.map((link) => (
        <LinkRow key={link.id} link={link} />
      ))}
    </ActionTable>
  );
}

function LinkRow({ link }: { readonly link: SetupLink }) {
  const say = useSay();
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
      <TableCell>{givesPassword ? say("provisioning.aNewOne") : say("provisioning.stays")}</TableCell>
      <TableCell>
        <LinkState link={link} isOpen={isOpen} />
      </TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        {say.rich("parts.createdAtBy", {
          at: <RelativeTime at={createdAt} />,
          by: <Untrusted text={createdBy} />,
        })}
      </TableCell>
      <TableCell className="text-right">{isOpen ? <RevokeSetupLink link={link} /> : null}</TableCell>
    </TableRow>
  );
}

function LinkState({ link, isOpen }: { readonly link: SetupLink; readonly isOpen: boolean }) {
  const say = useSay();
  if (link.redeemedAt !== null) {
    return (
      <>
        <Badge tone="ok">{say("provisioning.used")}</Badge> <RelativeTime at={link.redeemedAt} />
      </>
    );
  }
  if (link.revoked) return <Badge tone="danger">{say("provisioning.revoked")}</Badge>;
  if (!isOpen) return <Badge tone="neutral">{say("provisioning.expired")}</Badge>;
  return (
    <>
      {say.rich("provisioning.openExpiresTime", {
        badge: (text) => <Badge tone="warn">{text}</Badge>,
        time: <RelativeTime at={link.expiresAt} />,
      })}
    </>
  );
}
