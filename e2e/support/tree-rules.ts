import { all, type Spoken } from "./accessibility-tree";

type Rule = (root: Spoken) => readonly string[];

/** What a screen reader would stumble over. */
export const treeFaults = (root: Spoken): readonly string[] => rules.flatMap((rule) => rule(root));

const those = (root: Spoken, ...roles: readonly string[]): readonly Spoken[] =>
  [...all(root)].filter(({ role }) => roles.includes(role));

const isIn = ({ parent }: Spoken, ...roles: readonly string[]): boolean =>
  parent !== undefined && (roles.includes(parent.role) || isIn(parent, ...roles));

const DIALOGS = ["dialog", "alertdialog"];

/** One heading of the first level, which a dialog stands above, and none that leaves out a level. */
const headingsInOrder: Rule = (root) => {
  const isDialog = those(root, ...DIALOGS).length > 0;
  const headings = those(root, "heading").map(({ name, properties }) => ({
    name,
    level: Number(properties.get("level")),
  }));
  const tops = headings.filter(({ level }) => level === 1).length;
  const skipped = headings.filter(
    ({ level }, index) => level > (headings[index - 1]?.level ?? (isDialog ? 1 : 0)) + 1,
  );
  return [
    ...(isDialog || tops === 1 ? [] : [`${tops} headings of the first level`]),
    ...headings.filter(({ name }) => name === "").map(() => "a heading without words"),
    ...skipped.map(({ name, level }) => `heading "${name}" of level ${level} leaves one out`),
  ];
};

const LANDMARKS = ["banner", "complementary", "contentinfo", "main", "navigation"];

/** One main part and at most one banner; in a dialog there are none of these. */
const landmarksAreFew: Rule = (root) => {
  const landmarks = those(root, ...LANDMARKS);
  const mains = landmarks.filter(({ role }) => role === "main").length;
  const unnamed = landmarks.filter(
    ({ role, name }) => (role === "navigation" || role === "complementary") && name === "",
  );
  return [
    ...(those(root, ...DIALOGS).length > 0 || mains === 1 ? [] : [`${mains} main parts`]),
    ...landmarks.filter((each) => isIn(each, ...DIALOGS)).map(({ role }) => `${role} in a dialog`),
    ...unnamed.map(({ role }) => `${role} without a name`),
  ];
};

/** Tables have names, and what stands in a cell can be told by the headers of its column and row. */
const tablesHaveHeaders: Rule = (root) =>
  those(root, "table", "grid").flatMap((table) => {
    const rows = those(table, "row");
    const [first, ...others] = rows;
    // Where there is no room for columns a row is one cell.
    const body = first !== undefined && those(first, "columnheader").length > 0 ? others : rows;
    const isOneCell = body.every(
      (row) => row.children.length <= 2 && those(row, "cell", "gridcell").length <= 1,
    );
    const nameless = body.filter((row) => those(row, "rowheader").length === 0);
    return [
      ...(table.name === "" ? ["a table without a name"] : []),
      ...(body === rows && !isOneCell ? [`table "${table.name}" without headers of columns`] : []),
      ...nameless.map(({ name }) => `row "${name}" of "${table.name}" without a header`),
    ];
  });

/** What groups controls and says so when one comes to them. A row or an item of a list is not announced with a button. */
const GROUPS = [...DIALOGS, "article", "group", "menu", "region", "tabpanel"];

const groupOf = ({ parent }: Spoken): string => {
  if (parent === undefined) return "";
  const isGroup = GROUPS.includes(parent.role) && parent.name !== "";
  return isGroup ? `${groupOf(parent)}/${parent.name}` : groupOf(parent);
};

/**
 * What is read whole with what is in it: an error with the way out of it, a message that came twice (a live region
 * without a role), the platform's own field for a time.
 */
const SPEAKS_FOR_ITS_CONTROLS = ["alert", "generic", "DateTime", "InputTime"];

/** Two items of a list may read the same, such as two messages of a trace. */
const isWholeItem = ({ parent }: Spoken): boolean =>
  parent?.role === "listitem" && parent.children.length === 1;

/** Buttons are told apart by their names alone; so are links that lead to different places. */
const controlsAreToldApart: Rule = (root) => {
  const controls = those(root, "button", "link").filter(
    (control) => !isIn(control, ...SPEAKS_FOR_ITS_CONTROLS) && !isWholeItem(control),
  );
  const nameless = controls.filter(({ name }) => name === "").map(({ role }) => `a ${role} without a name`);
  const seen = new Map<string, string>();
  const doubles = controls.flatMap((control) => {
    const { role, name, description, properties } = control;
    const key = [groupOf(control), role, name, description].join(" | ");
    const leadsTo = role === "link" ? String(properties.get("url")) : "";
    const before = seen.get(key);
    seen.set(key, leadsTo);
    return before === undefined || (role === "link" && before === leadsTo) ? [] : [`more than one ${key}`];
  });
  return [...nameless, ...doubles];
};

const LIVE = ["alert", "log", "status"];

/** Live regions are few, and nothing in them changes by itself. */
const liveRegionsAreQuiet: Rule = (root) => {
  const live = [...all(root)].filter(
    ({ role, properties }) => LIVE.includes(role) || (properties.get("live") ?? "off") !== "off",
  );
  const noisy = live
    .filter(({ role }) => role !== "log")
    .flatMap((each) => those(each, "grid", "table", "time"));
  return [
    ...(live.length > MOST_LIVE ? [`${live.length} live regions`] : []),
    ...noisy.map(({ role, name, children }) => `${role} in a live region: ${name || children[0]?.name}`),
  ];
};

/** Messages, news, the title of the next page, whether changes arrive, and what the page itself has to tell. */
const MOST_LIVE = 9;

/** A state that cannot be chosen is not said of every row. */
const rowsAreNotSelected: Rule = (root) =>
  those(root, "grid")
    .filter(({ properties }) => properties.get("multiselectable") !== true)
    .filter((grid) => those(grid, "row").some(({ properties }) => properties.has("selected")))
    .map(({ name }) => `rows of "${name}" say that they are not selected`);

/** What describes an element says something else than its name. */
const nothingIsSaidTwice: Rule = (root) =>
  [...all(root)]
    .filter(({ name, description }) => name !== "" && name === description)
    .map(({ role, name }) => `${role} "${name}" is said twice`);

const rules: readonly Rule[] = [
  headingsInOrder,
  landmarksAreFew,
  tablesHaveHeaders,
  controlsAreToldApart,
  liveRegionsAreQuiet,
  rowsAreNotSelected,
  nothingIsSaidTwice,
];
