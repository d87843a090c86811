// What somebody is told who does not see all items: whose number is on the page, and what all items prove.
import { t } from "@lingui/core/macro";
import { figure } from "../desk/words.ts";

/** `ofAll` null: no proof of all items holds just now. */
export function ofAllSaid(seen: number, ofAll: number | null): string {
  const these = t`Some items here are not shown to you: this number, its proof and its case file are of those that you see.`;
  if (ofAll === null) return t`${these} What all of them prove could not be checked just now; ask an owner.`;
  const all = t`all items together prove at least ${figure(ofAll)}`;
  if (ofAll > seen) return t`${these} It is the lower for that: ${all}.`;
  if (ofAll === seen) return t`${these} It is the same for all: ${all}.`;
  return t`${these} What is not shown speaks against some of it, so do not use it: ${all}, and no more.`;
}
