import { z } from "zod";
import { defineOperation } from "../../operation";
import { ANY_ROLE } from "../../role";

const portSchema = z.int().min(1).max(65_535).nullable().describe("Null when it is switched off");

export const endpointsSchema = z.object({
  domains: z.array(z.string()).describe("Domains that are served, the first one first"),
  hosts: z
    .array(z.string())
    .describe("Addresses at which others reach this server; none when only its own computer does"),
  udp: portSchema,
  tcp: portSchema,
  tls: portSchema,
  webSocket: z.boolean().describe("SIP over WebSocket is served at /sip of this origin"),
  handshakeCredentials: z.boolean().describe("The WebSocket handshake itself asks for credentials"),
  allowedOrigins: z
    .array(z.string())
    .describe("Origins of pages that may connect, besides this server's own; * = all"),
  registrar: z.boolean().describe("Registrations are taken"),
  digestAlgorithms: z.array(z.enum(["SHA-256", "MD5"])).describe("In the order of the challenges"),
});

export type Endpoints = z.infer<typeof endpointsSchema>;

export const showEndpoints = defineOperation({
  id: "showEndpoints",
  method: "GET",
  path: "/api/v1/endpoints",
  tag: "Endpoints",
  summary: "Where clients connect, and how they are asked who they are",
  roles: ANY_ROLE,
  status: 200,
  response: endpointsSchema,
  problems: [],
});
