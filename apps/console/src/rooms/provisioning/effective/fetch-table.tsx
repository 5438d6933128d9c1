"use client";
import type { ProfileFetchRow } from "@porchlight/admin-api";
import {
  Badge,
  EmptyState,
  RelativeTime,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { Radio } from "lucide-react";
import { NOTHING } from "~/parts/facts";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";

const formsOf = (say: Say): Readonly<Record<ProfileFetchRow["form"], string>> => ({
  value: say("provisioning.toldInANotify"),
  reference: say("provisioning.toldWhereItIs"),
  empty: say("provisioning.toldNothingItAcceptsNoProfile"),
  xcap: say("provisioning.readItByXcap"),
});

/** Which clients of a user were told its profile, how and when. */
export function FetchTable({ fetches }: { readonly fetches: readonly ProfileFetchRow[] }) {
  const say = useSay();
  if (fetches.length === 0) {
    return (
      <EmptyState icon={<Radio />} title={say("provisioning.noClientHasAsked")}>
        {say("provisioning.clientsThatAskAreToldAt")}
      </EmptyState>
    );
  }
  return (
    <Table label={say("provisioning.clientsThatWereTold")}>
      <TableHead>
        <TableRow>
          {[
            say("provisioning.client"),
            say("provisioning.profile"),
            say("provisioning.how"),
            say("provisioning.when"),
            say("provisioning.hasWhatIsInForce"),
          ].map((header) => (
            <TableHeaderCell key={header}>{header}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {fetches.map((fetch) => (
          <FetchRow key={JSON.stringify(fetch)} {...fetch} />
        ))}
      </TableBody>
    </Table>
  );
}

function FetchRow({ kind, form, device, vendor, model, version, userAgent, at, current }: ProfileFetchRow) {
  const say = useSay();
  const introduced = [vendor, model, version].filter(Boolean).join(" ");
  return (
    <TableRow>
      <TableRowHeader>
        <Untrusted
          text={introduced || userAgent || say("provisioning.saysNothingOfItself")}
          className="block"
        />
        <Untrusted text={device} className="block break-all font-mono text-text-muted text-xs" />
      </TableRowHeader>
      <TableCell>{kind}</TableCell>
      <TableCell>{formsOf(say)[form]}</TableCell>
      <TableCell className="whitespace-nowrap text-text-muted">
        <RelativeTime at={at} />
      </TableCell>
      <TableCell>
        {current === null ? (
          NOTHING
        ) : (
          <Badge tone={current ? "ok" : "warn"}>
            {current ? say("parts.yesSmall") : say("provisioning.notYet")}
          </Badge>
        )}
      </TableCell>
    </TableRow>
  );
}
