"use client";
import type { Operator } from "@porchlight/admin-api";
import {
  Badge,
  Button,
  cn,
  RelativeTime,
  Skeleton,
  TableCell,
  TableRow,
  TableRowHeader,
} from "@porchlight/ui";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { admin } from "~/api/admin";
import { useMay } from "~/api/use-identity";
import { ActionTable } from "~/parts/action-table";
import { late } from "~/parts/late";
import { QueryState } from "~/parts/query-state";
import { Withheld } from "~/parts/withheld";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { OperatorMenu } from "./operator-menu";
import { OPERATORS } from "./operators-key";

const CreateOperatorDialog = late(() =>
  import("./create-operator-dialog").then((module) => module.CreateOperatorDialog),
);

/** Who may sign in to the console. */
export function Operators() {
  const say = useSay();
  if (!useMay("listOperators")) {
    return (
      <Withheld title={say("settings.yourRoleDoesNotSeeOperators")}>
        {say("settings.ownersAndAuditorsDo")}
      </Withheld>
    );
  }
  return <OperatorList />;
}

function OperatorList() {
  const say = useSay();
  const query = useQuery({
    queryKey: OPERATORS,
    queryFn: ({ signal }) => admin.listOperators({ signal }),
    meta: { live: (event) => event.topic === "audit" },
  });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="max-w-prose text-text-muted">{say("settings.whoSignsInHereAndWhat")}</p>
        <CreateOperatorButton />
      </div>
      <QueryState query={query} skeleton={<Skeleton className="h-24 w-full" />}>
        {({ items }) => <OperatorTable operators={items} />}
      </QueryState>
    </>
  );
}

function CreateOperatorButton() {
  const say = useSay();
  const [open, setOpen] = useState(false);
  if (!useMay("createOperator")) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        {say("settings.createOperator")}
      </Button>
      {open ? <CreateOperatorDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** Not on a phone: there the role stands below the name. */
const WIDE = "max-sm:hidden";

const columnsOf = (say: Say) => [
  { header: say("parts.name") },
  { header: say("parts.role"), className: WIDE },
  { header: say("parts.secondFactor") },
  { header: say("frame.sessions"), className: WIDE },
  { header: say("parts.since"), className: WIDE },
];

function OperatorTable({ operators }: { readonly operators: readonly Operator[] }) {
  const say = useSay();
  return (
    <ActionTable label={say("settings.operators")} columns={columnsOf(say)}>
      {operators.map((operator) => (
        <TableRow key={operator.name}>
          <TableRowHeader>
            <span className="break-all">{operator.name}</span>{" "}
            {operator.disabled ? <Badge>{say("parts.disabled")}</Badge> : null}
            {operator.setupLinkExpiresAt === null ? null : (
              <Badge tone="warn">{say("settings.setUpLinkOpen")}</Badge>
            )}
            <span className="block font-normal text-text-muted sm:hidden">
              {say(`parts.roles.${operator.role}`)}
            </span>
          </TableRowHeader>
          <TableCell className={WIDE}>{say(`parts.roles.${operator.role}`)}</TableCell>
          <TableCell>
            {operator.secondFactor ? (
              <Badge tone="ok">{say("parts.on")}</Badge>
            ) : (
              <Badge>{say("parts.off")}</Badge>
            )}
          </TableCell>
          <TableCell className={WIDE}>{say.number(operator.sessions)}</TableCell>
          <TableCell className={cn(WIDE, "whitespace-nowrap text-text-muted")}>
            <RelativeTime at={operator.createdAt} />
          </TableCell>
          <TableCell className="text-right">
            <OperatorMenu operator={operator} />
          </TableCell>
        </TableRow>
      ))}
    </ActionTable>
  );
}
