import { z } from "zod";

/** A switch: `on` or `off` in the file and the environment, a boolean in the program. */
export const switchSchema = (initially: "on" | "off") =>
  z
    .enum(["on", "off"], { error: "must be on or off" })
    .default(initially)
    .transform((value) => value === "on");

/** A switch that follows from something else when it is left out. */
export const optionalSwitch = z
  .enum(["on", "off"], { error: "must be on or off" })
  .optional()
  .transform((value) => (value === undefined ? undefined : value === "on"));
