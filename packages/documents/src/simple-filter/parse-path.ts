import { fail, ok, type Result } from "@porchlight/kernel";
import type {
  FilterComparison,
  FilterName,
  FilterOperand,
  FilterPath,
  FilterPredicate,
  FilterStep,
} from "./filter-path";

/** Prefixes of expressions and what they stand for. */
export type FilterBindings = ReadonlyMap<string, string>;

const LONGEST = 2000;
const MOST_STEPS = 32;

/** Reads an expression; white space around it and inside it plays no part. The error is one sentence. */
export function parseFilterPath(text: string, bindings: FilterBindings): Result<FilterPath, string> {
  if (text.length > LONGEST) return fail("an expression is too long");
  const reader = new PathReader(text.trim(), bindings);
  try {
    return ok(reader.whole());
  } catch (error) {
    if (error instanceof BadExpression) return fail(error.message);
    throw error;
  }
}

const ANY_WITHIN: FilterStep = { axis: "descendant-or-self", name: undefined, predicates: [] };

/** Ends the reading of one expression; it does not leave this file. */
class BadExpression extends Error {}

class PathReader {
  readonly #text: string;
  readonly #bindings: FilterBindings;
  #at = 0;
  #steps = 0;

  constructor(text: string, bindings: FilterBindings) {
    this.#text = text;
    this.#bindings = bindings;
  }

  whole(): FilterPath {
    const path = this.#path(true);
    this.#skip();
    if (this.#at < this.#text.length || path.steps.length === 0) this.#refuse();
    return path;
  }

  /** Steps as long as there are any, and perhaps an attribute. */
  #path(isAbsolute: boolean): FilterPath {
    const steps: FilterStep[] = [];
    for (let isFirst = true; ; isFirst = false) {
      const axis = this.#axis(isFirst && !isAbsolute);
      if (axis === undefined) return { steps, attribute: undefined };
      if (this.#take("@")) {
        if (axis === "descendant") steps.push(ANY_WITHIN);
        return { steps, attribute: this.#name() ?? this.#refuse() };
      }
      steps.push(this.#step(axis));
    }
  }

  #axis(isImplied: boolean): FilterStep["axis"] | undefined {
    if (isImplied) return "child";
    if (this.#take("//")) return "descendant";
    return this.#take("/") ? "child" : undefined;
  }

  #step(axis: FilterStep["axis"]): FilterStep {
    this.#steps += 1;
    if (this.#steps > MOST_STEPS) throw new BadExpression("an expression has too many steps");
    const name = this.#take("*") ? undefined : (this.#name() ?? this.#refuse());
    const predicates: FilterPredicate[] = [];
    while (this.#take("[")) predicates.push(this.#predicate());
    return { axis, name, predicates };
  }

  #predicate(): FilterPredicate {
    const alternatives: FilterComparison[][] = [[this.#comparison()]];
    while (!this.#take("]")) {
      if (this.#takeWord("or")) alternatives.push([this.#comparison()]);
      else if (this.#takeWord("and")) alternatives.at(-1)?.push(this.#comparison());
      else this.#refuse();
    }
    return alternatives;
  }

  #comparison(): FilterComparison {
    const operand = this.#operand();
    const operator = (["=", "<", ">"] as const).find((each) => this.#take(each)) ?? this.#refuse();
    return { operand, operator, value: this.#value() };
  }

  #operand(): FilterOperand {
    const start = this.#take("..") ? "parent" : "self";
    const isDot = start === "parent" || this.#take(".");
    return { start, ...this.#path(isDot) };
  }

  #value(): string {
    this.#skip();
    const quote = this.#text[this.#at];
    if (quote === '"' || quote === "'") {
      const end = this.#text.indexOf(quote, this.#at + 1);
      if (end < 0) this.#refuse();
      const value = this.#text.slice(this.#at + 1, end);
      this.#at = end + 1;
      return value;
    }
    const bare = /^[^\s\]"'<>=/[]+/.exec(this.#text.slice(this.#at))?.[0] ?? this.#refuse();
    this.#at += bare.length;
    return bare;
  }

  #name(): FilterName | undefined {
    this.#skip();
    const found = NAME.exec(this.#text.slice(this.#at));
    if (found === null) return undefined;
    this.#at += found[0].length;
    const [, prefix, localName = ""] = found;
    if (prefix === undefined) return { namespace: "", localName };
    const namespace = this.#bindings.get(prefix);
    if (namespace === undefined) throw new BadExpression(`the prefix ${prefix} is not bound`);
    return { namespace, localName };
  }

  #take(text: string): boolean {
    this.#skip();
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #takeWord(word: string): boolean {
    this.#skip();
    const rest = this.#text.slice(this.#at);
    if (!rest.startsWith(word) || !/^\s/.test(rest.slice(word.length))) return false;
    this.#at += word.length;
    return true;
  }

  #skip(): void {
    while (/\s/.test(this.#text[this.#at] ?? "x")) this.#at += 1;
  }

  #refuse(): never {
    throw new BadExpression(`an expression cannot be read at character ${this.#at + 1}`);
  }
}

const NAME = /^(?:([\p{L}_][\p{L}\p{N}_.\-·]*):)?([\p{L}_][\p{L}\p{N}_.\-·]*)/u;
