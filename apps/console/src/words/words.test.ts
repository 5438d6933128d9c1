import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { problemTypes } from "@porchlight/admin-api";
import { uiEn } from "@porchlight/ui/words/en";
import { rpidEn } from "@porchlight/ui/words/rpid-en";
import { describe, expect, test } from "vitest";
import english from "../../words/en.json";
import { inlineTexts } from "./testing/inline-text";
import { isNode, literalOf, nameOf, nodesOf, type SyntaxNode, sourcesIn } from "./testing/source-tree";

type Sentence = string | Readonly<Record<string, string>>;

const isForms = (value: object): value is Readonly<Record<string, string>> =>
  "other" in value && typeof value.other === "string" && "one" in value;

/** Sentences by their keys. */
function sentencesOf(words: object, path = ""): readonly (readonly [string, Sentence])[] {
  return Object.entries(words).flatMap(([name, value]: [string, unknown]) => {
    const key = `${path}${name}`;
    if (typeof value === "string") return [[key, value] as const];
    if (typeof value !== "object" || value === null) throw new Error(`${key} is no sentence`);
    return isForms(value) ? [[key, value] as const] : sentencesOf(value, `${key}.`);
  });
}

const formsOf = (sentence: Sentence): readonly string[] =>
  typeof sentence === "string" ? [sentence] : Object.values(sentence);

/** Names of places and tags, each once, in the order of the alphabet. */
const partsOf = (sentence: Sentence): readonly string[] =>
  [...new Set(formsOf(sentence).flatMap((form) => form.match(/\{\w+\}|<\w+>(?=.*<\/)/g) ?? []))].sort();

const folder = join(import.meta.dirname, "../../words");
const inEnglish = new Map(sentencesOf(english));
const others = readdirSync(folder).filter((file) => file.endsWith(".json") && file !== "en.json");

describe.each(others)("%s", (file) => {
  const language = file.replace(".json", "");
  const written: object = JSON.parse(readFileSync(join(folder, file), "utf8"));
  const words = new Map(sentencesOf(written));
  const inEnglish = new Map(
    sentencesOf({
      ...english,
      ...("ui" in written ? { ui: uiEn } : {}),
      ...("rpid" in written ? { rpid: rpidEn } : {}),
    }),
  );

  test("has the keys of English", () => {
    expect([...words.keys()]).toEqual([...inEnglish.keys()]);
  });

  test("has the places and tags of English in each sentence", () => {
    const parts = (all: ReadonlyMap<string, Sentence>) => [...all].map(([key, text]) => [key, partsOf(text)]);
    expect(parts(words)).toEqual(parts(inEnglish));
  });

  test("has the forms that it counts by, where English counts", () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const [key, sentence] of words) {
      const isCounted = typeof inEnglish.get(key) === "object";
      expect([key, typeof sentence === "string" ? [] : Object.keys(sentence).sort()]).toEqual([
        key,
        isCounted ? categories : [],
      ]);
    }
  });
});

test("every problem of the admin API has the sentences of the contract", () => {
  expect(english.problems).toEqual(
    Object.fromEntries(
      Object.entries(problemTypes).map(([code, { title, remedy }]) => [code, { title, remedy }]),
    ),
  );
});

const sources = sourcesIn(join(import.meta.dirname, ".."));

/** Calls of `say` and `say.rich`, and keys that stand in tables. */
function saidIn(tree: SyntaxNode) {
  return [...nodesOf(tree)].flatMap((node) => {
    if (node.type !== "CallExpression" || !Array.isArray(node.arguments)) return [];
    const { callee } = node;
    const [key, places]: unknown[] = node.arguments;
    const isRich =
      isNode(callee) &&
      callee.type === "MemberExpression" &&
      nameOf(callee.object) === "say" &&
      nameOf(callee.property) === "rich";
    return nameOf(callee) === "say" || isRich ? [{ keys: keysOf(key), given: givenIn(places) }] : [];
  });
}

/** The keys that an expression may come to; undefined where only its type tells. */
function keysOf(node: unknown): readonly string[] | undefined {
  if (!isNode(node)) return undefined;
  const key = literalOf(node);
  if (key !== undefined) return [key];
  if (node.type === "ConditionalExpression") {
    const [yes, no] = [keysOf(node.consequent), keysOf(node.alternate)];
    return yes && no && [...yes, ...no];
  }
  if (node.type !== "TemplateLiteral" || !Array.isArray(node.quasis)) return undefined;
  const quasis = node.quasis.map(({ value }) => String(value.raw).replaceAll(".", "\\."));
  if (!/^[a-z]\w*\\\./i.test(quasis[0] ?? "")) return undefined;
  const pattern = new RegExp(`^${quasis.join("[\\w.-]+")}$`);
  return [...inEnglish.keys()].filter((each) => pattern.test(each));
}

/** Names of what is given; undefined where it is not spelt out. */
function givenIn(node: unknown): readonly string[] | undefined {
  if (node === undefined) return [];
  if (!isNode(node) || node.type !== "ObjectExpression" || !Array.isArray(node.properties)) return undefined;
  if (node.properties.some((property) => property.type !== "Property")) return undefined;
  return node.properties.map(({ key }) => nameOf(key) ?? "");
}

test("whoever says a sentence gives what its places and tags ask for", () => {
  const missing = sources.flatMap(({ path, tree }) =>
    saidIn(tree).flatMap(({ keys, given }) =>
      (keys ?? []).flatMap((key) => {
        if (given === undefined) return [];
        const sentence = inEnglish.get(key) ?? "{there is no such key}";
        const asked = partsOf(sentence).map((part) => part.replace(/[{}<>]/g, ""));
        const counted = typeof sentence === "string" ? [] : ["count"];
        const lacking = [...new Set([...asked, ...counted])].filter((name) => !given.includes(name));
        return lacking.length === 0 ? [] : [`${path}: ${key} lacks ${lacking.join(", ")}`];
      }),
    ),
  );
  expect(missing).toEqual([]);
});

test("every sentence is said somewhere", () => {
  const said = new Set(
    sources.flatMap(({ tree }) => [
      ...saidIn(tree).flatMap(({ keys }) => keys ?? []),
      ...[...nodesOf(tree)].flatMap(
        (node) => literalOf(node) ?? (node.type === "TemplateLiteral" ? (keysOf(node) ?? []) : []),
      ),
    ]),
  );
  expect([...inEnglish.keys()].filter((key) => !said.has(key))).toEqual([]);
});

/** Names, examples and code: the same in every language. */
const SAME_EVERYWHERE: readonly (string | RegExp)[] = [
  ...["Porchlight", "Ctrl K", "CSV", "ms", "door"],
  // Fields as the phones call them.
  ...["Username", "Login", "SIP server", "SIP proxy", "SIP server address", "Outbound proxy"],
  ...["Authentication username", "WebSocket", "URI"],
  ...["SUBSCRIBE", "NOTIFY", "REGISTER", "MESSAGE", "INVITE"],
  /^[\w:]*@?(?:[a-z]+\.test)?$(?<=@|test)/,
  /^https:\/\//,
  /^(?:icon\.png|image\/png|Europe\/Berlin|domain: office\.example)$/,
  /^npx porchlight /,
  /^[<>";].*=/,
  /^<sip:$/,
];

const isSameEverywhere = (text: string): boolean =>
  SAME_EVERYWHERE.some((same) => (typeof same === "string" ? same === text : same.test(text)));

test("what a reader reads is said in the language of the reader", () => {
  const found = sources.flatMap(({ path, tree }) =>
    inlineTexts(tree)
      .filter((text) => !isSameEverywhere(text))
      .map((text) => `${path}: ${text}`),
  );
  expect(found).toEqual([]);
});
