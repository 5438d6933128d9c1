import type { NextRequest } from "next/server";
import { wordsIn } from "~/words/catalogue";

/** An hour: a newer server may say more. */
const KEPT_SECONDS = 3600;

/** The sentences that the server says by their codes, in the language that is asked for with `in`; else in English. */
export async function GET({ nextUrl }: NextRequest): Promise<Response> {
  const { said } = await wordsIn(nextUrl.searchParams.get("in") ?? "");
  return Response.json(said, { headers: { "cache-control": `private, max-age=${KEPT_SECONDS}` } });
}
