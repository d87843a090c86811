// Saved views, whoever keeps and looks: nobody meets another's own, a data-only viewer none of others, and nothing closed changes.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { InvestigationState } from "../investigation/investigation.ts";
import { roleSchema, type Role } from "../member/member.ts";
import { SEED } from "../testing/any-change.ts";
import { freshHeld, OPENED, play, signed } from "../testing/play.ts";
import { MOST_VIEWS, viewNameSchema, viewSearchSchema } from "./contract.ts";
import {
  mayRemoveView,
  mayShareViews,
  seesView,
  whyNotChanged,
  whyNotKept,
  whyNotRemoved,
  whyNotSearch,
  type ViewOf,
} from "./rules.ts";

const runs = { seed: SEED, numRuns: 300 };

const heldIn = (state: InvestigationState) => {
  const held = freshHeld();
  play(held, OPENED);
  const [id = ""] = held.investigation.keys();
  const change = { verb: "investigation.state", subject: id, payload: { state } } as const;
  if (state !== "open") play(held, [signed(change, "owner", "a court asked")]);
  return held;
};
const STATES = { open: heldIn("open"), "read-only": heldIn("read-only"), locked: heldIn("locked") };

const anyRole: fc.Arbitrary<Role> = fc.constantFrom(...roleSchema.options);
const anyWho = fc.record({ id: fc.constantFrom("a", "b", "c"), role: anyRole });
const anyView: fc.Arbitrary<ViewOf> = fc.record({
  id: fc.constantFrom("v1", "v2", "v3"),
  member: fc.constantFrom("a", "b", "c"),
  name: fc.constantFrom("One", "Two", "Three"),
  shared: fc.boolean(),
});
const anyNamed = fc.record({ name: fc.constantFrom("One", "two", "Four"), shared: fc.boolean() });
const anyHeld = fc.constantFrom(...Object.values(STATES));
const { open } = STATES;
const ann = { id: "a", role: "editor" } as const;
const codeOf = (refused: ReturnType<typeof whyNotKept>) => refused?.refusal.code ?? null;

describe("a view", () => {
  test("that is not shown to somebody is to them as one that is not there, whatever they try", () => {
    const tries = fc.property(anyWho, anyView, anyNamed, anyHeld, (who, view, to, held) => {
      fc.pre(!seesView(who, view));
      const nothing = { view: undefined, to, own: [] };
      expect(whyNotChanged(held, who, { ...nothing, view })).toEqual(whyNotChanged(held, who, nothing));
      expect(whyNotRemoved(held, who, view)).toEqual(whyNotRemoved(held, who, undefined));
      expect(codeOf(whyNotRemoved(held, who, view))).toBe("no-such-view");
    });
    fc.assert(tries, runs);
  });

  test("of another member is seen where it is shared, and never by a data-only viewer", () => {
    const looks = fc.property(anyWho, anyView, (who, view) => {
      const isOthers = view.member !== who.id;
      const mayNot = isOthers && (!view.shared || who.role === "data-only viewer");
      expect(seesView(who, view)).toBe(!mayNot);
    });
    fc.assert(looks, runs);
  });

  test("is changed by who keeps it alone, and removed by them, or by an owner where it is shared", () => {
    const acts = fc.property(anyWho, anyView, anyNamed, (who, view, to) => {
      const changed = whyNotChanged(open, who, { view, to, own: [] });
      expect(changed !== null || view.member === who.id).toBe(true);
      const removed = whyNotRemoved(open, who, view);
      expect(removed === null).toBe(mayRemoveView(who, view));
      expect(removed === null).toBe(view.member === who.id || (view.shared && who.role === "owner"));
    });
    fc.assert(acts, runs);
  });

  test("that others see comes, changes and goes only while the investigation is open, and by whoever may say something", () => {
    const acts = fc.property(anyWho, anyView, anyNamed, anyHeld, (who, view, to, held) => {
      const refusals = [whyNotRemoved(held, who, view), whyNotChanged(held, who, { view, to, own: [] })];
      const isClosed = held !== open && view.shared;
      expect(isClosed && refusals.includes(null)).toBe(false);
      const kept = whyNotKept(held, who, to, []);
      expect(kept === null).toBe(!to.shared || (held === open && mayShareViews(who.role)));
    });
    fc.assert(acts, runs);
  });

  test("has a name that none of the member’s others has, whatever the size of its letters, and room for so many", () => {
    const own = [{ id: "v1", member: "a", name: "Été", shared: false }];
    const named = (name: string) => codeOf(whyNotKept(open, ann, { name, shared: false }, own));
    expect(named("ÉTÉ")).toBe("view-name-used");
    expect(named("e\u0301te\u0301")).toBe("view-name-used");
    expect(named("Hiver")).toBeNull();
    const change = (id: string) =>
      codeOf(
        whyNotChanged(open, ann, {
          view: { id, member: "a", name: "x", shared: false },
          to: { name: "été", shared: false },
          own,
        }),
      );
    expect([change("v1"), change("v2")]).toEqual([null, "view-name-used"]);
    const full = Array.from({ length: MOST_VIEWS }, (_, n) => ({ ...own[0], id: `v${n}`, name: `${n}` }));
    expect(codeOf(whyNotKept(open, ann, { name: "New", shared: false }, full as ViewOf[]))).toBe(
      "too-many-views",
    );
  });

  test.each([
    ["nothing that is seen", "\u200D\u200D"],
    ["what turns the order of letters", "road\u202Egpj"],
    ["two lines", "one\ntwo"],
    ["a bell", "one\u0007"],
  ])("is not called by %s", (_, name) => {
    expect(codeOf(whyNotKept(open, ann, { name, shared: false }, []))).toBe("view-not-plain");
  });

  test("asks for what the library is asked for, in words that come back as they went", () => {
    expect(viewSearchSchema.safeParse({ text: "road", verdict: "none", view: "table" }).success).toBe(true);
    for (const search of [{ other: "x" }, { verdict: "maybe" }, { text: "x".repeat(201) }, { from: 3 }])
      expect(viewSearchSchema.safeParse(search).success).toBe(false);
    expect(whyNotSearch({ text: "Дві сестри", account: "" })).toBeNull();
    expect(whyNotSearch({ text: "a\u202Eb" })).toMatchObject({ refusal: { path: "search.text" } });
    expect(["", "   ", "x".repeat(81)].map((name) => viewNameSchema.safeParse(name).success)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
