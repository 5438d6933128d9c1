import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import { endWithReader } from "./end-with-reader";

const fault = (code: string): Error => Object.assign(new Error(code), { code });

test("a reader who leaves ends what is printed, any other fault is one", () => {
  const output = new EventEmitter();
  const end = vi.fn();
  endWithReader(output, end);
  output.emit("error", fault("EPIPE"));
  expect(end).toHaveBeenCalledOnce();
  expect(() => output.emit("error", fault("EIO"))).toThrow("EIO");
});
