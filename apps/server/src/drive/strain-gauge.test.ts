import { expect, test } from "vitest";
import { StrainGauge } from "./strain-gauge";

function changesOf(looks: readonly number[]): readonly string[] {
  const changes: string[] = [];
  const gauge = new StrainGauge({
    lagMs: 1000,
    changed: (isStrained) => changes.push(`${isStrained ? "begun" : "over"} ${looked}`),
  });
  let looked = 0;
  for (const late of looks) {
    looked += 1;
    gauge.look(late);
  }
  return changes;
}

test.each<[string, readonly number[], readonly string[]]>([
  ["in time", [0, 3, 900, 1000], []],
  ["one long turn", [1500, 0, 2000, 0], []],
  ["late twice in a row", [1500, 1500], ["begun 2"]],
  ["half as late", [1500, 1500, 800, 501, 500], ["begun 2", "over 5"]],
  ["late again", [1500, 1500, 0, 1500, 1500], ["begun 2", "over 3", "begun 5"]],
])("COR-082 %s", (_, looks, changes) => {
  expect(changesOf(looks)).toEqual(changes);
});
