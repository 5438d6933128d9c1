import { fail, ok, type Result } from "@porchlight/kernel";
import { percentDecode } from "../target/percent";
import type { ElementStep, NodeSelector, SelectorFault, TerminalSelector } from "./node-selector";
import { readElementStep, readTerminal, type SelectorNamespaces } from "./read-step";
import { splitSteps } from "./split-steps";
import { queryBindings } from "./xpointer";

/** Steps a selector may have: more than the depth of any document that is stored. */
const MAX_STEPS = 128;

/**
 * Reads a node selector and its query, both still percent-encoded. `malformed` is told before `extension`, whatever
 * the order of the steps, so that one selector always gets one answer.
 */
export function readNodeSelector(
  raw: string,
  query: string,
  defaultNamespace: string,
): Result<NodeSelector, SelectorFault> {
  const bindings = queryBindings(query);
  if (bindings === undefined) return fail("malformed");
  const encoded = splitSteps(raw);
  const texts = encoded.map(percentDecode);
  if (encoded.length > MAX_STEPS || !texts.every(isStepText)) return fail("malformed");
  const namespaces = { defaultNamespace, bindings };
  const terminal = texts.length < 2 ? undefined : readTerminal(texts[texts.length - 1] ?? "", namespaces);
  return selectorOf(terminal === undefined ? texts : texts.slice(0, -1), terminal, namespaces);
}

const isStepText = (text: string | undefined): text is string => text !== undefined && text !== "";

function selectorOf(
  texts: readonly string[],
  terminal: Result<TerminalSelector, SelectorFault> | undefined,
  namespaces: SelectorNamespaces,
): Result<NodeSelector, SelectorFault> {
  const steps: ElementStep[] = [];
  let fault: SelectorFault | undefined = terminal === undefined || terminal.ok ? undefined : terminal.error;
  for (const text of texts) {
    const step = readElementStep(text, namespaces);
    if (step.ok) steps.push(step.value);
    else if (fault !== "malformed") fault = step.error;
  }
  const [first, ...others] = steps;
  if (fault !== undefined || first === undefined) return fail(fault ?? "malformed");
  return ok({
    steps: [first, ...others],
    terminal: terminal?.ok ? terminal.value : undefined,
    bindings: namespaces.bindings,
  });
}
