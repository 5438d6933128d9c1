/** Says what to do when this Node is too old, and whether it is. Nothing here may need a new Node. */
export function isNodeTooOld() {
  var parts = process.versions.node.split(".").map(Number);
  if (parts[0] > 20 || (parts[0] === 20 && parts[1] >= 19)) return false;
  process.stderr.write(
    "Porchlight needs Node.js 20.19 or newer and this is " +
      process.version +
      ": install it from https://nodejs.org.\n",
  );
  return true;
}
