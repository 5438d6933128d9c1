import { z } from "zod";
import { defineOperation } from "../../operation";
import { RUNS_THE_OFFICE } from "../../role";
import { userParams } from "./user";

export const erasedUserSchema = z.object({
  pseudonym: z.string().describe("Address that stands for the erased one in what is kept"),
  rows: z.int().nonnegative().describe("Rows in which it stood"),
});

export type ErasedUser = z.infer<typeof erasedUserSchema>;

export const eraseUser = defineOperation({
  id: "eraseUser",
  method: "POST",
  path: "/api/v1/users/{aor}/erasure",
  tag: "Users",
  summary:
    "Delete a user and take its address out of everything that is kept; works for whoever was deleted before, and cannot be undone",
  roles: RUNS_THE_OFFICE,
  params: userParams,
  status: 200,
  response: erasedUserSchema,
  problems: [],
});
