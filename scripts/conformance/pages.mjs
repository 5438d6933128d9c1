// The pages of docs/conformance as text.

/** Page, title and prefix of the IDs, in the order of the overview. */
export const AREAS = [
  { page: "sys", title: "The system as a whole", prefix: "SYS" },
  { page: "flows", title: "Call flows", prefix: "FLW" },
  { page: "presence", title: "Presence", prefix: "PRS" },
  { page: "policy", title: "Policy", prefix: "POL" },
  { page: "xdm", title: "Documents (XDM)", prefix: "XDM" },
  { page: "rls", title: "Lists (RLS)", prefix: "RLS" },
  { page: "core", title: "SIP core", prefix: "COR" },
  { page: "provisioning", title: "Provisioning, content, accounting, security", prefix: "PRV" },
];

const NOTICE = "<!-- Written by `npm run docs:conformance`. Changes made by hand are lost. -->";

/** From file name to text. */
export function conformancePages(requirements, testsById) {
  const pages = new Map([["README.md", overview(requirements, testsById)]]);
  for (const area of AREAS)
    pages.set(`${area.page}.md`, areaPage(area, ofArea(requirements, area), testsById));
  return pages;
}

/** IDs that a test names and the list does not have. */
export function unknownIds(requirements, testsById) {
  const known = new Set(requirements.map(({ id }) => id));
  return [...testsById].filter(([id]) => !known.has(id)).map(([id, tests]) => `${id} in ${tests[0].file}`);
}

const ofArea = (requirements, { prefix }) => requirements.filter(({ id }) => id.startsWith(`${prefix}-`));

function overview(requirements, testsById) {
  const row = (name, some) => {
    const must = some.filter(({ level }) => level.startsWith("MUST"));
    const counts = [some.length, shown(some, testsById), must.length, shown(must, testsById)];
    return `| ${name} | ${counts.join(" | ")} |`;
  };
  return [
    "# Conformance",
    NOTICE,
    "",
    "Which test shows which requirement. A test shows a requirement when its title, or the title of the group it is in,",
    "names the ID. `requirements.json` is the list of requirements; the pages are written by `npm run docs:conformance`,",
    "and `npm run docs:check` fails when they are not up to date.",
    "",
    "| area | requirements | shown | of them MUST | shown |",
    "| --- | ---: | ---: | ---: | ---: |",
    ...AREAS.map((area) => row(`[${area.title}](${area.page}.md)`, ofArea(requirements, area))),
    row("**all**", requirements),
    "",
  ].join("\n");
}

const shown = (requirements, testsById) => requirements.filter(({ id }) => testsById.has(id)).length;

function areaPage({ title }, requirements, testsById) {
  return [
    `# ${title}`,
    NOTICE,
    "",
    `${shown(requirements, testsById)} of ${requirements.length} requirements are shown by a test.`,
    "",
    "| ID | requirement | level | source | tests |",
    "| --- | --- | --- | --- | --- |",
    ...requirements.map((requirement) => requirementRow(requirement, testsById.get(requirement.id))),
    "",
  ].join("\n");
}

function requirementRow({ id, requirement, level, source, notBuilt }, tests) {
  const cells = [id, ...[requirement, level, source].map(escaped), testsCell(tests, notBuilt)];
  return `| ${cells.join(" | ")} |`;
}

/** @param notBuilt why the product does without, where it does */
function testsCell(tests, notBuilt) {
  if (tests === undefined) return notBuilt === undefined ? "no test yet" : `not built: ${escaped(notBuilt)}`;
  return [...grouped(tests)]
    .map(
      ([file, some]) =>
        `[${file}](../../${file}): ${some.map(({ title }) => escaped(plain(title))).join("; ")}`,
    )
    .join("<br>");
}

function grouped(tests) {
  const byFile = new Map();
  for (const test of tests) byFile.set(test.file, [...(byFile.get(test.file) ?? []), test]);
  return byFile;
}

/** Without what would be taken for a tag or a link. */
const plain = (title) => title.replace(/\\(["'`])/g, "$1").replace(/[<>[\]*_`]/g, "\\$&");

const escaped = (text) => text.replaceAll("|", "\\|");
