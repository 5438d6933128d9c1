"use client";
import type { EffectiveValue } from "@porchlight/admin-api";
import { isParameterName, PARAMETERS } from "@porchlight/provisioning";
import { Table, TableBody, TableCell, TableHead, TableHeaderCell, TableRow, Untrusted } from "@porchlight/ui";
import { NOTHING } from "~/parts/facts";
import { PARAMETER_WORDS } from "../values/parameter-words";
import { shownValue } from "../values/value-options";
import { layerWords } from "./layer-words";

/** Every value that is in force, and who says it. */
export function EffectiveTable({ values }: { readonly values: readonly EffectiveValue[] }) {
  return (
    <Table label="Values in force">
      <TableHead>
        <TableRow>
          {["Parameter", "Value", "Because of", "Overrules"].map((header) => (
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
  if (!isParameterName(parameter)) return null;
  const { type } = PARAMETERS[parameter];
  const [said, ...overruled] = reasons;
  return (
    <TableRow>
      <TableCell>
        <span className="block">{PARAMETER_WORDS[parameter].label}</span>
        <span className="block break-all font-mono text-text-muted text-xs">{parameter}</span>
      </TableCell>
      <TableCell className="font-medium">
        {value === null ? NOTHING : <Untrusted text={shownValue(type, value)} />}
      </TableCell>
      <TableCell>{said === undefined ? NOTHING : layerWords(said)}</TableCell>
      <TableCell className="text-text-muted">
        {overruled.length === 0
          ? NOTHING
          : overruled.map((each) => `${layerWords(each)}: ${shownValue(type, each.value)}`).join("; ")}
      </TableCell>
    </TableRow>
  );
}
