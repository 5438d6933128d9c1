import type {
  FilterComparison,
  FilterName,
  FilterOperand,
  FilterPath,
  FilterPredicate,
  FilterStep,
} from "./filter-path";

/** Gives a namespace its prefix. */
export type PrefixOf = (namespace: string) => string;

/** The expression again, with prefixes of its own. */
export const printFilterPath = (path: FilterPath, prefixOf: PrefixOf): string =>
  printSteps(path.steps, prefixOf) + printAttribute("/", path.attribute, prefixOf);

function printSteps(steps: readonly FilterStep[], prefixOf: PrefixOf): string {
  return steps
    .map(({ axis, name, predicates }) => {
      if (axis === "descendant-or-self") return "/";
      const tested = predicates.map((each) => `[${printPredicate(each, prefixOf)}]`).join("");
      return `${axis === "child" ? "/" : "//"}${name === undefined ? "*" : printName(name, prefixOf)}${tested}`;
    })
    .join("");
}

const printPredicate = (predicate: FilterPredicate, prefixOf: PrefixOf): string =>
  predicate.map((all) => all.map((each) => printComparison(each, prefixOf)).join(" and ")).join(" or ");

function printComparison({ operand, operator, value }: FilterComparison, prefixOf: PrefixOf): string {
  const quote = value.includes('"') ? "'" : '"';
  return `${printOperand(operand, prefixOf)}${operator}${quote}${value}${quote}`;
}

const printOperand = ({ start, steps, attribute }: FilterOperand, prefixOf: PrefixOf): string =>
  (start === "parent" ? ".." : ".") + printSteps(steps, prefixOf) + printAttribute("/", attribute, prefixOf);

const printAttribute = (before: string, name: FilterName | undefined, prefixOf: PrefixOf): string =>
  name === undefined ? "" : `${before}@${printName(name, prefixOf)}`;

const printName = ({ namespace, localName }: FilterName, prefixOf: PrefixOf): string =>
  namespace === "" ? localName : `${prefixOf(namespace)}:${localName}`;
