import { type Transport, transportSchema } from "@porchlight/admin-api";

export const transports: readonly Transport[] = transportSchema.options;
