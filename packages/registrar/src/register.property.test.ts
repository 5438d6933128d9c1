import fc from "fast-check";
import { expect, test } from "vitest";
import { contactsOf, instance, overUdp, overWss, Registry } from "../test/registry";
import { defaultRegisterLimits } from "./lifetime";

const limits = { ...defaultRegisterLimits, contactsPerAor: 4 };

const uri = fc.constantFrom(
  "<sip:a@h1>",
  "<sip:a@h1;foo=1>",
  "<sip:a@h1;foo=2>",
  "<sip:%61@H1>",
  "<sip:a@h2>",
  "<sip:a@h2:5060>",
  "<sips:a@h2>",
  "<tel:+1555>",
  "<sip:a@h3>",
  "<sip:a@h4>",
  "<sip:a@h5>",
  "<sip:alice@example.com>",
);
const parameters = fc.constantFrom(
  "",
  "",
  ";reg-id=1",
  `;${instance}`,
  `;reg-id=1;${instance}`,
  `;reg-id=2;${instance}`,
  ";q=0.3",
);
const lifetime = fc.oneof(
  fc.constantFrom(0, 1, 59, 60, 3599, 3600, 86_400, 4_294_967_295),
  fc.nat({ max: 100_000 }),
);
const contact = fc
  .tuple(uri, parameters, fc.option(lifetime))
  .map(([address, more, expires]) => `${address}${more}${expires === null ? "" : `;expires=${expires}`}`);
const request = fc.record({
  contacts: fc.oneof(fc.constant(["*"]), fc.array(contact, { maxLength: 5 })),
  expires: fc.option(lifetime),
  callId: fc.constantFrom("a", "b"),
  cseq: fc.nat({ max: 20 }),
  wait: fc.nat({ max: 4000 }),
  udp: fc.boolean(),
});

test("COR-030 COR-032 COR-058 any sequence of REGISTERs keeps the bindings sound", () => {
  fc.assert(
    fc.property(fc.array(request, { maxLength: 25 }), (requests) => {
      const registry = new Registry();
      for (const { contacts, expires, callId, cseq, wait, udp } of requests) {
        registry.pass(wait);
        const before = registry.bindings;
        const outcome = registry.register(contacts, {
          callId,
          cseq,
          limits,
          peer: udp ? overUdp : overWss,
          ...(expires === null ? {} : { expires }),
        });
        if (outcome.kind === "rejected") {
          expect(registry.bindings).toEqual(before);
          continue;
        }
        const { bindings, put, remove, contactHeaderValues } = outcome;
        expect(bindings.length).toBeLessThanOrEqual(limits.contactsPerAor);
        expect(new Set(bindings.map(({ key }) => key)).size).toBe(bindings.length);
        const flows = bindings
          .filter(({ regId }) => regId > 0)
          .map((each) => `${each.instance} ${each.regId}`);
        expect(new Set(flows).size).toBe(flows.length);
        for (const binding of bindings) {
          const left = binding.expiresAt - registry.now;
          expect(left).toBeGreaterThan(0);
          expect(left).toBeLessThanOrEqual(limits.maxSeconds * 1000);
          expect(binding.registeredAt).toBeLessThanOrEqual(registry.now);
        }
        for (const binding of put) {
          expect(bindings).toContain(binding);
          expect(binding).toMatchObject({ callId, cseq });
          expect(binding.expiresAt - registry.now).toBeGreaterThanOrEqual(limits.minSeconds * 1000);
        }
        for (const binding of remove) expect(bindings.map(({ key }) => key)).not.toContain(binding.key);
        const current = registry.bindings.filter(({ expiresAt }) => expiresAt > registry.now);
        expect(new Set(current)).toEqual(new Set(bindings));
        const listed =
          contactHeaderValues.length === 0 ? { kind: "list", contacts: [] } : contactsOf(contactHeaderValues);
        expect(listed).toMatchObject({
          contacts: bindings.map((each) => ({
            uri: each.contactUri,
            expires: Math.ceil((each.expiresAt - registry.now) / 1000),
          })),
        });
      }
    }),
  );
});
