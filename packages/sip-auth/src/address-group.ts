const groupsOfNetwork = 4;

/** What counts as one address: an IPv4 address, or the /64 network of an IPv6 address, which one customer has whole. */
export function addressGroup(address: string): string {
  const lower = address.toLowerCase();
  const mapped = "::ffff:";
  if (lower.startsWith(mapped) && lower.includes(".")) return lower.slice(mapped.length);
  if (!lower.includes(":")) return lower;
  const [head = "", tail] = lower.split("::", 2);
  const groups = head === "" ? [] : head.split(":");
  if (tail !== undefined) {
    const trailing = tail === "" ? 0 : tail.split(":").length + (tail.includes(".") ? 1 : 0);
    for (let missing = 8 - groups.length - trailing; missing > 0; missing--) groups.push("0");
    groups.push(...tail.split(":"));
  }
  return `${groups.slice(0, groupsOfNetwork).map(withoutZeros).join(":")}::`;
}

const withoutZeros = (group: string): string => group.replace(/^0+(?=.)/, "");
