// Signing off and reviewing from a page, in the name of the member who opened it.
import type { Change } from "@sightline/domain";
import type { Desk } from "../desk.ts";
import { writeAs } from "../investigation/write-as.ts";

type Order = { readonly investigation: string; readonly by: string };

export async function sign(desk: Desk, { investigation, by }: Order, change: Change) {
  const signed = await writeAs(desk, { investigation, by }, change);
  return signed.ok ? { ok: true as const, value: { written: signed.value.length > 0 } } : signed;
}
