"use client";
import type { SetupLink } from "@porchlight/admin-api";
import {
  Badge,
  RelativeTime,
  TableCell,
  TableRow,
  TableRowHeader,
  Untrusted,
  UriText,
  useNow,
} from "@porchlight/ui";
import { Link2 } from "lucide-react";
import { admin } from "~/api/admin";
import { concerns } from "~/live/concerns";
import { ActionTable } from "~/parts/action-table";
import { GivenOut } from "~/parts/given-out";
import { CreatedCell } from "~/parts/given-out-cells";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { CreateSetupLink } from "./create-setup-link";
import { LINKS } from "./link-keys";
import { RevokeSetupLink } from "./revoke-setup-link";

/** Links with which people set up a client, each once. */
export function SetupLinks() {
  const say = useSay();
  return (
    <div className="flex flex-col gap-4">
      <GivenOut
        about={say("provisioning.aLinkShowsTheSettingsOf")}
        reading={{
          operation: "listSetupLinks",
          queryKey: LINKS,
          read: (signal) => admin.listSetupLinks({ signal }),
          live: concerns("audit"),
          withheld: {
            title: say("provisioning.yourRoleDoesNotSeeSet"),
            text: say("provisioning.ownersAndOperatorsMakeThemAuditors"),
          },
        }}
        making={{
          operation: "createSetupLink",
          icon: <Link2 />,
          label: say("provisioning.createLink"),
          Dialog: CreateSetupLink,
        }}
        none={{
          icon: <Link2 />,
          title: say("provisioning.noSetUpLinkWasMade"),
          text: say("provisioning.createOneForWhoeverSetsUp"),
        }}
      >
        {(links) => <LinkTable links={links} />}
      </GivenOut>
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
      <TableRowHeader>
        <UriText uri={aor} />
      </TableRowHeader>
      <TableCell>
        <Untrusted text={label} />
      </TableCell>
      <TableCell>{givesPassword ? say("provisioning.aNewOne") : say("provisioning.stays")}</TableCell>
      <TableCell>
        <LinkState link={link} isOpen={isOpen} />
      </TableCell>
      <CreatedCell at={createdAt} by={createdBy} />
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
