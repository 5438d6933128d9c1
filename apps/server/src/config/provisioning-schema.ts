import { z } from "zod";
import { switchSchema } from "./switch";

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.enum(values, { error: `must be one of ${values.join(", ")}` });

/** What clients are provisioned with, and how that is delivered (RFC 6080). */
export const provisioningSchema = z
  .strictObject({
    vendorPrefix: z
      .string({ error: "must be text" })
      .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, {
        error: "must be a host name written backwards such as com.example.office",
      })
      .optional()
      .describe(
        "Prefix of the application usage of profiles (RFC 4825 section 5.1); the first domain backwards when absent",
      ),
    delivery: oneOf(["value", "reference"])
      .default("value")
      .describe("What clients are told that take both: the profile itself, or where it is"),
    unknownDevices: oneOf(["refuse", "default", "empty"])
      .default("refuse")
      .describe("A device nothing is provisioned for: 403, the profile of its user, or an empty one"),
    localNetwork: switchSchema("on").describe("Tell the profile of a domain as that of a local network"),
  })
  .prefault({});
