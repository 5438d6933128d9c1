import { type Instant, instant } from "@porchlight/kernel";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { OpenFlow } from "../ports/flows";
import { type AdminWorld, openAdminWorld } from "../testing/admin-world";
import { openFlow } from "../testing/office-double";
import { MovingFigures } from "./moving-figures";

const at: Instant = instant(Date.parse("2030-01-01T11:00:00Z"));

const flow = (id: number, change: Partial<OpenFlow> = {}): OpenFlow =>
  openFlow({ id, queuedBytes: 0, pingMs: undefined, ...change });

let world: AdminWorld;

beforeAll(async () => {
  world = await openAdminWorld();
});
afterAll(() => world.close());

test("connections whose queues or round trips are others than before are told, and no others", () => {
  const { office } = world;
  const figures = new MovingFigures({ clock: () => at, office, flows: office });
  const moved = () => figures.look().find(({ topic }) => topic === "connections")?.ids;
  for (const each of [flow(1), flow(2, { queuedBytes: 512 }), flow(3, { pingMs: 12 })])
    office.flows.set(each.id, each);
  expect(moved()).toEqual(["2", "3"]);
  expect(moved()).toEqual([]);
  office.flows.set(2, flow(2));
  office.flows.set(3, flow(3, { pingMs: 14 }));
  expect(moved()).toEqual(["2", "3"]);
  office.flows.delete(3);
  expect(moved()).toEqual(["3"]);
});
