import { z } from "zod";
import { switchSchema } from "./switch";

/** What this process hosts; lists have their own switch, `lists.served`. */
export const modulesSchema = z
  .strictObject({
    registrar: switchSchema("on").describe("Take registrations"),
    proxy: switchSchema("on").describe(
      "Forward calls, messages and what else is for devices and other domains",
    ),
    presence: switchSchema("on").describe("Take publications and subscriptions"),
    xcap: switchSchema("on").describe("Serve documents by XCAP"),
    content: switchSchema("on").describe("Serve pictures and other objects"),
  })
  .prefault({});
