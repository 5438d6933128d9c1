/** Value of a `datetime-local` field in the reader's zone for a point in time in ISO 8601; empty for none. */
export function localTimeOf(iso: string | undefined): string {
  if (iso === undefined) return "";
  const at = new Date(iso);
  const two = (value: number) => String(value).padStart(2, "0");
  const date = [String(at.getFullYear()).padStart(4, "0"), two(at.getMonth() + 1), two(at.getDate())];
  return `${date.join("-")}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The same point in time in ISO 8601 and UTC; undefined for a field that is empty or half filled in. */
export function isoTimeOf(local: string): string | undefined {
  const at = /^\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}/.test(local) ? new Date(local) : undefined;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
