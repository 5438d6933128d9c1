import type { PeerDetail } from "@porchlight/admin-api";
import { Badge, Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow } from "@porchlight/ui";
import { fullnessOf, numberText, type UseLine, useOf } from "./peer-words";

/** What passes now against what was agreed. */
export function PeerUse({ peer }: { readonly peer: PeerDetail }) {
  return (
    <Table label="Limits and use">
      <TableHead>
        <TableRow>
          <TableHeaderCell>What</TableHeaderCell>
          <TableHeaderCell className="text-right">Now</TableHeaderCell>
          <TableHeaderCell className="text-right">Agreed</TableHeaderCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {useOf(peer).map((line) => (
          <TableRow key={line.name}>
            <TableCell>
              {line.name} <Fullness line={line} />
            </TableCell>
            <TableCell className="text-right tabular-nums">{withUnit(line, line.now)}</TableCell>
            <TableCell className="text-right tabular-nums">
              {line.limit === 0 ? "no limit" : withUnit(line, line.limit)}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

const withUnit = ({ isPerSecond }: UseLine, value: number): string =>
  isPerSecond ? `${numberText(value)} / s` : numberText(value);

function Fullness({ line }: { readonly line: UseLine }) {
  const fullness = fullnessOf(line);
  return fullness === undefined ? null : <Badge tone={fullness.tone}>{fullness.word}</Badge>;
}
