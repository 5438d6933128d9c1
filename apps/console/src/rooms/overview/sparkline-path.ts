export interface SparklinePaths {
  readonly line: string;
  readonly area: string;
}

const MARGIN = 2;

/** SVG paths through the values, the newest at the right edge; zero is the bottom. */
export function sparklinePath(
  values: readonly number[],
  capacity: number,
  width: number,
  height: number,
): SparklinePaths {
  if (values.length < 2) return { line: "", area: "" };
  const highest = Math.max(...values, 1);
  const step = width / Math.max(1, capacity - 1);
  const first = width - (values.length - 1) * step;
  const points = values.map((value, index) => {
    const x = first + index * step;
    const y = height - MARGIN - (value / highest) * (height - 2 * MARGIN);
    return `${round(x)} ${round(y)}`;
  });
  const line = `M${points.join("L")}`;
  return { line, area: `${line}L${round(width)} ${height}L${round(first)} ${height}Z` };
}

const round = (value: number): number => Math.round(value * 10) / 10;
