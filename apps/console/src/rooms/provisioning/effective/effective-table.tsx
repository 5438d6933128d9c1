"use client";
import type { EffectiveValue } from "@porchlight/admin-api";
import { isParameterName, PARAMETERS } from "@porchlight/provisioning";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
  TableRowHeader,
  Untrusted,
} from "@porchlight/ui";
import { NOTHING } from "~/parts/facts";
import { useSay } from "~/words/words-provider";
import { shownValue } from "../values/value-options";
import { layerWords } from "./layer-words";

/** Every value that is in force, and who says it. */
export function EffectiveTable({ values }: { readonly values: readonly EffectiveValue[] }) {
  const say = useSay();
  return (
    <Table label={say("provisioning.valuesInForce")}>
      <TableHead>
        <TableRow>
          {[
            say("provisioning.parameter"),
            say("provisioning.value"),
            say("provisioning.becauseOf"),
            say("provisioning.overrules"),
          ].map((header) => (
            <TableHeaderCell key={header}>{header}</TableHeaderCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {values.map((value) => (
          <ValueRow key={value.parameter} {...value} />
        ))}
      </TableBody>
    </Table>
  );
}

function ValueRow({ parameter, value, reasons }: EffectiveValue) {
  const say = useSay();
  if (!isParameterName(parameter)) return null;
  const { type } = PARAMETERS[parameter];
  const [said, ...overruled] = reasons;
  return (
    <TableRow>
      <TableRowHeader>
        <span className="block">{say(`provisioning.parameters.${parameter}.label`)}</span>
        <span className="block break-all font-mono text-text-muted text-xs">{parameter}</span>
      </TableRowHeader>
      <TableCell className="font-medium">
        {value === null ? NOTHING : <Untrusted text={shownValue(type, value, say)} />}
      </TableCell>
      <TableCell>{said === undefined ? NOTHING : layerWords(said, say)}</TableCell>
      <TableCell className="text-text-muted">
        {overruled.length === 0
          ? NOTHING
          : overruled
              .map((each) => `${layerWords(each, say)}: ${shownValue(type, each.value, say)}`)
              .join("; ")}
      </TableCell>
    </TableRow>
  );
}
