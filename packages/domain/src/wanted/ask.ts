// Asking for what is at an address, filling that with an item, and wanting it no more.
import { addSources } from "../item/source.ts";
import { whyNotWithdraw } from "../member/hands.ts";
import { ok, refuse, type Refused } from "../refusal.ts";
import type { Rule } from "../rule.ts";
import { addressKey, wantedId } from "./address.ts";
import { isWaiting } from "./filled.ts";

/** What is wanted already, or was brought in from there, is not asked for again. */
export const askWantedRule: Rule<"wanted.ask"> = (held, change) => {
  const { subject, payload } = change;
  if (subject !== wantedId(payload.address))
    return refuse("wrong-shape", `What is wanted at ${payload.address} has another id; ask for it anew.`);
  const there = held.wanted.get(subject);
  const isKnown = (there && !there.withdrawn) || held.itemsAt.has(addressKey(payload.address));
  return ok(isKnown ? [] : [change]);
};

/** Its address becomes a source of the item, where it is none yet. */
export const fillWanted: Rule<"wanted.fill"> = (held, change) => {
  const { subject, payload } = change;
  const row = held.wanted.get(subject);
  if (!row || row.withdrawn) return noneWanted(subject);
  const item = held.item.get(payload.item);
  if (!item) return refuse("no-such-item", `No item has the id ${payload.item}; collect it first.`);
  if (item.withdrawn)
    return refuse(
      "item-withdrawn",
      `${item.name} was taken out of this investigation; take it in again first.`,
    );
  if (row.item === payload.item) return ok([]);
  if (!isWaiting(row))
    return refuse("wanted-filled", `What was wanted at ${row.address} has its file already.`);
  const { address: url, account, posted, note } = row;
  const source = {
    path: null,
    url,
    account,
    credit: null,
    ...(posted !== null && { posted }),
    ...(note !== null && { note }),
  };
  const isKnown = (held.itemsAt.get(addressKey(url)) ?? []).includes(item.id);
  if (isKnown) return ok([change]);
  // What the source fills follows from it, and is this.
  return addSources(held, {
    ...change,
    verb: "item.source",
    subject: item.id,
    payload: { alsoFound: [source] },
  });
};

export const withdrawWanted: Rule<"wanted.withdraw"> = (held, change) => {
  const row = held.wanted.get(change.subject);
  if (!row) return noneWanted(change.subject);
  const unsaid = whyNotWithdraw(change);
  if (unsaid) return unsaid;
  if (row.withdrawn) return ok([]);
  return isWaiting(row)
    ? ok([change])
    : refuse("wanted-filled", `What was wanted at ${row.address} has its file already.`);
};

const noneWanted = (id: string): Refused =>
  refuse("no-such-wanted", `Nothing is wanted here under ${id}; ask for its address first.`);
