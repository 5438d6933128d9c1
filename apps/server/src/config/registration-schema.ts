import { z } from "zod";
import { duration } from "./limits-schema";
import { switchSchema } from "./switch";

/** What clients are told when they register. */
export const registrationSchema = z
  .strictObject({
    serviceRoute: switchSchema("on").describe(
      "Tell clients to send what they ask for by way of this server's address (Service-Route)",
    ),
    flowTimerSeconds: duration(
      120,
      "Clients that keep their connections alive send something this often (Flow-Timer); 0 = as they like",
      0,
      3600,
    ),
  })
  .prefault({});
