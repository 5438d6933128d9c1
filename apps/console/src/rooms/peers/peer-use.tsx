import type { PeerDetail } from "@porchlight/admin-api";
import {
  Badge,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
} from "@porchlight/ui";
import type { Say } from "~/words/say";
import { useSay } from "~/words/words-provider";
import { fullnessOf, ONE_DECIMAL, type UseLine, useOf } from "./peer-words";

/** What passes now against what was agreed. */
export function PeerUse({ peer }: { readonly peer: PeerDetail }) {
  const say = useSay();
  return (
    <Table label={say("peers.limitsAndUse")}>
      <TableHead>
        <TableRow>
          <TableHeaderCell>{say("peers.what")}</TableHeaderCell>
          <TableHeaderCell className="text-right">{say("peers.now")}</TableHeaderCell>
          <TableHeaderCell className="text-right">{say("peers.agreed")}</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {useOf(peer, say).map((line) => (
          <TableRow key={line.name}>
            <TableRowHeader>
              {line.name} <Fullness line={line} />
            </TableRowHeader>
            <TableCell className="text-right tabular-nums">{withUnit(line, line.now, say)}</TableCell>
            <TableCell className="text-right tabular-nums">
              {line.limit === 0 ? say("peers.noLimit") : withUnit(line, line.limit, say)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const withUnit = ({ isPerSecond }: UseLine, value: number, say: Say): string =>
  isPerSecond ? `${say.number(value, ONE_DECIMAL)} / s` : say.number(value, ONE_DECIMAL);

function Fullness({ line }: { readonly line: UseLine }) {
  const say = useSay();
  const fullness = fullnessOf(line, say);
  return fullness === undefined ? null : <Badge tone={fullness.tone}>{fullness.word}</Badge>;
}
