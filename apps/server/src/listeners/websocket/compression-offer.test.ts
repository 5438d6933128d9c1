import fc from "fast-check";
import { expect, test } from "vitest";
import { acceptableOffer, isExtensionList } from "./compression-offer";

test.each<[string, string | undefined]>([
  ["permessage-deflate", "permessage-deflate"],
  ["permessage-deflate; client_max_window_bits", "permessage-deflate; client_max_window_bits"],
  ["x-other; a=1, permessage-deflate", "permessage-deflate"],
  ["permessage-deflate; server_max_window_bits=8, permessage-deflate", "permessage-deflate"],
  ['permessage-deflate; server_max_window_bits="10"', 'permessage-deflate; server_max_window_bits="10"'],
  [
    "permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits=8",
    "permessage-deflate; client_no_context_takeover; server_no_context_takeover; client_max_window_bits=8",
  ],
  ["permessage-bzip2", undefined],
  ["permessage-deflate; server_max_window_bits", undefined],
  ["permessage-deflate; server_max_window_bits=16", undefined],
  ["permessage-deflate; server_max_window_bits=09", undefined],
  ["permessage-deflate; client_max_window_bits=7", undefined],
  ["permessage-deflate; client_no_context_takeover=1", undefined],
  ["permessage-deflate; server_no_context_takeover; server_no_context_takeover", undefined],
  ["permessage-deflate; level=9", undefined],
])("COR-084 of the offers %s the one taken is %s", (offered, taken) => {
  expect(isExtensionList(offered)).toBe(true);
  expect(acceptableOffer(offered)).toBe(taken);
});

test.each(["", ",", ";", "a b", "a;", "a; =1", 'a; b="', 'a; b="c, d"', "a; b=c=d", "a".repeat(2000)])(
  "COR-001 %s is no list of extensions",
  (header) => {
    expect(isExtensionList(header)).toBe(false);
  },
);

test("COR-084 what is taken was offered, whatever was offered", () => {
  const pieces = fc.constantFrom(
    ...["permessage-deflate", "server_max_window_bits", "client_max_window_bits", "x", "8", "15"],
    ...[",", ";", "=", " ", '"'],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const header = parts.join("");
      if (!isExtensionList(header)) return;
      const taken = acceptableOffer(header);
      if (taken !== undefined) expect(header.split(",").map((offer) => offer.trim())).toContain(taken);
    }),
  );
});
