// Saved views over HTTP: a member's own and shared ones, who sees them, bounded, and no word of them for a data-only viewer.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  changeView,
  keepView,
  listItems,
  listViews,
  MOST_VIEWS,
  proposeChanges,
  removeView,
  type Change,
  type ViewSearch,
} from "@sightline/domain";
import { ANN, BEN, peopledDesk, type DoorDesk } from "../testing/door-desk.ts";
import { got, refused, type Visitor } from "../testing/visitor.ts";

let door: DoorDesk;
let investigation: string;
let [ann, ben]: Visitor[] = [];
beforeAll(async () => {
  door = await peopledDesk();
  ({ investigation } = door);
  [ann, ben] = [await door.signedIn(ANN), await door.signedIn(BEN)];
});
afterAll(() => door.end());

const of = (who: Visitor | undefined): Visitor => {
  if (who === undefined) throw new Error("Expected somebody who has signed in.");
  return who;
};
const keep = (who: Visitor | undefined, name: string, search: ViewSearch = {}, shared = false) =>
  of(who).ask(keepView, { investigation, name, search, shared });
const views = async (who: Visitor | undefined) =>
  (await got(of(who).ask(listViews, { investigation }))).views;
const names = async (who: Visitor | undefined) => (await views(who)).map(({ name }) => name);
const rename = (who: Visitor | undefined, view: string, name: string, shared: boolean) =>
  of(who).ask(changeView, { investigation, view, name, shared });
const remove = (who: Visitor | undefined, view: string) => of(who).ask(removeView, { investigation, view });
const propose = (change: Change) =>
  got(of(ann).ask(proposeChanges, { investigation, changes: [change], reason: "a court asked" }));
const clear = async (who: Visitor | undefined) => {
  for (const { id, by } of await views(who)) if (by === null) await got(remove(who, id));
};

test("a view is kept for its member alone, or shared under their name, and comes back as it was kept", async () => {
  const search = { text: "Дві сестри", verdict: "none", sort: "name", down: "yes", view: "table" } as const;
  const { id } = await got(keep(ben, "  Sisters ", search));
  expect(await got(keep(ben, "Sisters", search))).toEqual({ id });
  const shared = await got(keep(ben, "Verified", { verdict: "verified", account: "" }, true));
  expect(await views(ben)).toEqual([
    { id, name: "Sisters", search, shared: false, by: null, mayRemove: true },
    {
      id: shared.id,
      name: "Verified",
      search: { verdict: "verified", account: "" },
      shared: true,
      by: null,
      mayRemove: true,
    },
  ]);
  expect(await views(ann)).toEqual([
    expect.objectContaining({ name: "Verified", by: "ben", mayRemove: true }),
  ]);
  const [found] = await views(ann);
  expect(await got(of(ann).ask(listItems, { investigation, ...found?.search }))).toMatchObject({ found: 0 });
  await clear(ben);
});

test("a view is renamed, shared and removed by who keeps it; an owner removes what is shared, and meets no other", async () => {
  const own = await got(keep(ben, "Mine"));
  const shared = await got(keep(ben, "Ours", {}, true));
  const hers = await got(keep(ann, "Hers", { kind: "video" }, true));
  expect(await refused(rename(ann, shared.id, "Theirs", true))).toBe("not-allowed");
  for (const view of [own.id, "nothing"]) {
    expect(await refused(rename(ann, view, "Seen", false))).toBe("no-such-view");
    expect(await refused(remove(ann, view))).toBe("no-such-view");
  }
  expect(await refused(remove(ben, hers.id))).toBe("not-allowed");
  expect(await refused(rename(ben, own.id, "OURS", false))).toBe("view-name-used");
  await got(rename(ben, own.id, "Once mine", true));
  expect(await names(ann)).toEqual(["Hers", "Ours", "Once mine"]);
  await got(rename(ben, own.id, "Mine again", false));
  expect(await names(ann)).toEqual(["Hers", "Ours"]);
  await got(remove(ann, shared.id));
  expect(await names(ben)).toEqual(["Mine again", "Hers"]);
  expect(await refused(remove(ben, shared.id))).toBe("no-such-view");
  await Promise.all([clear(ann), clear(ben)]);
});

test("a data-only viewer keeps their own and is told nothing of what others call theirs", async () => {
  const { who } = await door.joined("dan");
  await got(keep(ben, "Ask Crow", { assignee: "ben" }, true));
  const { id } = await got(keep(who, "Shared once", {}, true));
  await propose({ verb: "member.role", subject: "dan", payload: { role: "data-only viewer" } });
  await got(keep(who, "Films", { kind: "video" }));
  expect(await names(who)).toEqual(["Shared once", "Films"]);
  expect(JSON.stringify(await views(who))).not.toMatch(/crow|ben/i);
  const [other] = (await views(ben)).filter(({ name }) => name === "Ask Crow");
  expect(await refused(remove(who, other?.id ?? ""))).toBe("no-such-view");
  expect(await refused(keep(who, "For all", {}, true))).toBe("not-allowed");
  expect(await refused(rename(who, id, "Still shared", true))).toBe("not-allowed");
  await got(rename(who, id, "Shared no more", false));
  expect(await names(ann)).toEqual(["Ask Crow"]);
  await clear(ben);
});

const state = (to: "open" | "read-only"): Change => ({
  verb: "investigation.state",
  subject: investigation,
  payload: { state: to },
});

test("nothing that others see changes in an investigation that is not open, and one’s own does", async () => {
  const shared = await got(keep(ben, "Ours", {}, true));
  await propose(state("read-only"));
  expect(await refused(keep(ben, "More of ours", {}, true))).toBe("investigation-not-open");
  expect(await refused(rename(ben, shared.id, "Mine", false))).toBe("investigation-not-open");
  expect(await refused(remove(ann, shared.id))).toBe("investigation-not-open");
  const own = await got(keep(ben, "Mine"));
  await got(rename(ben, own.id, "Mine too", false));
  await got(remove(ben, own.id));
  await propose(state("open"));
  await clear(ben);
});

test("there is room for so many, however they come at once; odd text and what the library does not know are refused", async () => {
  const { who } = await door.joined("eve");
  const kept = await Promise.all(
    Array.from({ length: MOST_VIEWS + 5 }, (_, n) => refused(keep(who, `View ${n}`))),
  );
  expect(kept.filter((code) => code === "answered")).toHaveLength(MOST_VIEWS);
  expect(kept.filter((code) => code === "too-many-views")).toHaveLength(5);
  await clear(who);
  const same = await Promise.all(Array.from({ length: 4 }, (_, n) => keep(who, "Same", { text: `${n}` })));
  expect(same.filter(({ ok }) => ok)).toHaveLength(1);
  for (const name of ["half \uD800", "nul \0"])
    expect([name, await refused(keep(who, name))]).toEqual([name, "text-not-unicode"]);
  for (const name of ["", " ", "x".repeat(81)])
    expect([name, await refused(keep(who, name))]).toEqual([name, "bad-request"]);
  for (const name of ["turned \u202Egpj", "two\nlines", "\u200B"])
    expect([name, await refused(keep(who, name))]).toEqual([name, "view-not-plain"]);
  expect(await refused(keep(who, "Text", { text: "a\u202Eb" }))).toBe("view-not-plain");
  for (const search of [{ text: "x".repeat(201) }, { elsewhere: "//there" }, { sort: "password" }])
    expect(await refused(keep(who, "Search", search as ViewSearch))).toBe("bad-request");
});
