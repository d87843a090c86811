// Two members mark, count, flag, group and state at once, undo and do again as they like: what is undone was never done.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson, draftOf, exportCase, signOffOf, type Change, type Draft } from "@sightline/domain";
import { decideInto } from "../../../domain/src/decide.ts";
import { applyToHeld } from "../../../domain/src/investigation/held.ts";
import { changeSchema, type Signed } from "../../../domain/src/journal/entry.ts";
import { marksVersion } from "../../../domain/src/marks/version.ts";
import { SEED } from "../../../domain/src/testing/any-change.ts";
import { freshHeld, MARKED, play, signed, stateOf } from "../../../domain/src/testing/play.ts";
import { writtenAs } from "../mark/sketch.ts";
import { againOf, backOf, isActBack, isActLeft, type Act } from "../mark/undo.ts";
import {
  ITEMS,
  one,
  saidFor,
  sketchesIn,
  standingIn,
  step,
  strokesFor,
  type Step,
} from "../testing/any-acts.ts";
import { isSaidBack, isSaidLeft, saidAgain, saidBack, writtenOf, type SaidAct } from "./said.ts";
import { did, NOTHING_DONE, toRedo, toUndo, type Undoing } from "./undo.ts";

type Marks = { readonly item: string; readonly act: Act };
type Hand = { by: string; marks: Undoing<Marks>; said: Undoing<SaidAct> };

class Desk {
  readonly held = freshHeld();
  readonly journal: Signed[];
  readonly touched = new Set<string>();
  readonly hands: readonly [Hand, Hand] = [
    { by: "ed", marks: NOTHING_DONE, said: NOTHING_DONE },
    { by: "owner", marks: NOTHING_DONE, said: NOTHING_DONE },
  ];
  readonly told = { crossed: 0, done: 0, undone: 0, redone: 0, refused: 0, left: 0, rest: 0 };

  constructor(before: readonly Signed[]) {
    this.journal = play(this.held, before);
  }

  /** All of an act or nothing of it, as `propose` has it: what is refused is decided on a desk that is thrown away. */
  #writes(by: string, changes: readonly Change[], reason: string | undefined): boolean {
    const written = changes.map((change) => signed(changeSchema.parse(change), by, reason ?? null));
    const ids = written.map(({ subject }) => subject).filter((id) => this.held.sighting.has(id));
    const tracks = ids.map((id) => [id, this.held.tracks.of(id)] as const);
    const { seen, hands } = this.held;
    const rehearsed = draftOf(this.held, { seen, hands, tracks: this.held.tracks });
    const isRefused = written.some((entry) => !decideInto(rehearsed, entry).ok);
    for (const [id, track] of tracks) this.held.tracks.note(id, track);
    if (isRefused) return this.#refused();
    for (const entry of written) {
      const decided = decideInto(this.held, entry);
      if (!decided.ok) throw new Error(decided.refusal.sentence);
      this.journal.push(...decided.value);
      // What is said of when and where it was voids no review of a group.
      for (const { verb, subject } of decided.value)
        if (verb !== "group.describe") this.touched.add(`${verb.split(".")[0]} ${subject}`);
      for (const { verb, subject } of decided.value)
        if (verb.startsWith("sighting.")) this.touched.add(`marks ${this.held.sighting.get(subject)?.item}`);
        else if (verb.startsWith("frame.")) this.touched.add(`marks ${subject}`);
    }
    return true;
  }
  #refused(): false {
    this.told.refused += 1;
    return false;
  }

  #marksWritten(by: string, { item, act }: Marks): boolean {
    const written = act.map((stroke) => writtenAs(stroke, item));
    return this.#writes(
      by,
      written.map(({ change }) => change),
      act.length > 1 ? "Split or joined while marking." : written[0]?.reason,
    );
  }
  #saidWritten(by: string, act: SaidAct, does: "first" | "undo" | "redo"): boolean {
    const { changes, reason } = writtenOf(act, standingIn(this.held), does);
    return this.#writes(by, changes, reason);
  }

  does(hand: Hand, drawn: Step): void {
    if (drawn.does % 2 === 0) {
      const item = one(ITEMS, drawn.other) ?? "a";
      const act = strokesFor(this.held, item, drawn);
      if (!act || !this.#marksWritten(hand.by, { item, act })) return;
      hand.marks = did(hand.marks, { item, act });
    } else {
      const act = saidFor(this.held, drawn);
      // A page sends nothing where nothing changes.
      const changes = act?.some(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
      if (!act || !changes || !this.#saidWritten(hand.by, act, "first")) return;
      hand.said = did(hand.said, act);
    }
    this.told.done += 1;
  }

  /** True when something was taken back. */
  undoes(hand: Hand, which: "marks" | "said"): boolean {
    if (which === "marks") {
      const turn = toUndo(hand.marks, ({ item, act }) => isActLeft(act, sketchesIn(this.held, item)));
      if (!turn) return this.#left(hand.marks.done);
      const { item, act } = turn.act;
      if (!this.#marksWritten(hand.by, { item, act: backOf(act) })) return false;
      hand.marks = turn.next;
    } else {
      const turn = toUndo(hand.said, (act) => isSaidLeft(act, standingIn(this.held)));
      if (!turn) return this.#left(hand.said.done);
      if (!this.#saidWritten(hand.by, saidBack(turn.act), "undo")) return false;
      hand.said = turn.next;
    }
    this.told.undone += 1;
    return true;
  }
  #left(done: readonly unknown[]): false {
    if (done.length > 0) this.told.left += 1;
    return false;
  }

  redoes(hand: Hand, which: "marks" | "said"): void {
    if (which === "marks") {
      const turn = toRedo(hand.marks, ({ item, act }) => isActBack(act, sketchesIn(this.held, item)));
      if (!turn || !this.#marksWritten(hand.by, { ...turn.act, act: againOf(turn.act.act) })) return;
      hand.marks = turn.next;
    } else {
      const turn = toRedo(hand.said, (act) => isSaidBack(act, standingIn(this.held)));
      if (!turn || !this.#saidWritten(hand.by, saidAgain(turn.act), "redo")) return;
      hand.said = turn.next;
    }
    this.told.redone += 1;
  }

  takes(drawn: Step): void {
    const hand = this.hands[drawn.who] ?? this.hands[0];
    const which = drawn.pick % 2 === 0 ? "marks" : "said";
    if (drawn.does < 60) this.does(hand, drawn);
    else if (drawn.does < 85) this.undoes(hand, which);
    else this.redoes(hand, which);
  }

  /** Each in turn, until neither finds anything more to take back. */
  undoesAll(): void {
    const turns = this.hands.flatMap((hand) =>
      (["marks", "said"] as const).map((which) => [hand, which] as const),
    );
    while (turns.map(([hand, which]) => this.undoes(hand, which)).some(Boolean));
  }
}

const bare = <T extends object>(rows: readonly T[]) =>
  rows.map((row) => ({ ...row, statedBy: undefined, reviewedBy: undefined, marks: undefined }));
/** All that anybody is shown, without who stands behind it and what was withdrawn; versions are no matter. */
function shownIn(held: Draft): unknown {
  const { items, frames, sightings, headcounts, groups, facts } = exportCase(held);
  return {
    items: bare(items),
    frames,
    headcounts: bare(headcounts),
    groups: bare(groups.map((group) => ({ ...group, members: group.members.toSorted() }))),
    facts: bare(facts),
    events: [...held.group.values()].flatMap(({ id, withdrawn, time, place, note }) =>
      withdrawn ? [] : [{ id, time, place, note }],
    ),
    people: sightings.map((person) => ({ ...person, track: held.tracks.of(person.id) })),
  };
}

/** Who stands behind each thing that stands. */
function handsIn(held: Draft): Map<string, { statedBy: string; reviewedBy: string | null } | null> {
  const hands = new Map<string, { statedBy: string; reviewedBy: string | null } | null>();
  for (const noun of ["headcount", "group", "fact"] as const)
    for (const { id, statedBy, reviewedBy, withdrawn } of held[noun].values())
      if (!withdrawn) hands.set(`${noun} ${id}`, { statedBy, reviewedBy });
  for (const item of held.item.values()) {
    const signOff = signOffOf(held, item);
    hands.set(`marks ${item.id}`, signOff && { statedBy: signOff.statedBy, reviewedBy: signOff.reviewedBy });
  }
  return hands;
}

const say = (verb: string, subject: string, payload: object, by: string): Signed =>
  signed(changeSchema.parse({ verb, subject, payload }), by);

/** Everything reviewed by a second member before the two begin. */
function reviewedDesk(): Desk {
  const said = [
    say("headcount.state", "h1", { item: "a", at: 0, subject: "prisoner", atLeast: 4, atMost: null }, "ed"),
    say("headcount.review", "h1", {}, "r1"),
    say(
      "fact.state",
      "F1",
      { assertion: { kind: "different", between: ["s1", "s3"] }, basis: "a scar" },
      "ed",
    ),
    say("fact.review", "F1", {}, "r1"),
    say("frame.flag", "c", { item: "c", span: [80_000, 80_000], exhaustive: true }, "ed"),
  ];
  const before = new Desk([...MARKED, ...said]);
  const then = [
    ...[...before.held.group.values()].map(({ id, version }) => say("group.review", id, { version }, "r1")),
    say(
      "fact.state",
      "F2",
      { assertion: { kind: "separate", groups: ["g2", "g3"] }, basis: "a day apart" },
      "ed",
    ),
    say("fact.review", "F2", {}, "r1"),
    ...ITEMS.flatMap((item) =>
      (["marks.state", "marks.review"] as const).map((verb, i) =>
        say(verb, item, { version: marksVersion(before.held, item) }, i === 0 ? "ed" : "r1"),
      ),
    ),
  ];
  return new Desk([...MARKED, ...said, ...then]);
}

function worked(steps: readonly Step[]): Desk {
  const desk = reviewedDesk();
  const first = { shown: shownIn(desk.held), hands: handsIn(desk.held) };
  for (const one of steps) desk.takes(one);
  desk.undoesAll();
  // Who turned something to and fro while the other took the rest back has nothing left to take back: it is as it was.
  desk.told.rest = desk.hands.flatMap(({ marks, said }) => [...marks.done, ...said.done]).length;
  const replayed = freshHeld();
  for (const entry of desk.journal) applyToHeld(replayed, entry);
  expect(stateOf(replayed)).toBe(stateOf(desk.held));
  const isBack = canonicalJson(shownIn(desk.held)) === canonicalJson(first.shown);
  // A fact brought back names whom the other drew anew, or their hands crossed on one thing: it is never thought to be taken back.
  expect(isBack || desk.told.rest > 0).toBe(true);
  desk.told.crossed += isBack ? 0 : 1;
  if (!isBack) return desk;
  // Nobody reviewed what was changed and changed back: it waits again. What nobody touched stands as it stood.
  const now = handsIn(desk.held);
  expect([...now.keys()].toSorted()).toEqual([...first.hands.keys()].toSorted());
  const others = [...now].filter(([thing, hands]) =>
    desk.touched.has(thing)
      ? (hands?.reviewedBy ?? null) !== null
      : JSON.stringify(hands) !== JSON.stringify(first.hands.get(thing)),
  );
  expect(others).toEqual([]);
  return desk;
}

describe("two members at once", () => {
  test("after a thousand acts, undone and done again in any order, undoing all leaves what was there first", () => {
    const all: Desk["told"][] = [];
    fc.assert(
      fc.property(fc.array(step, { minLength: 250, maxLength: 250 }), (steps) => {
        all.push(worked(steps).told);
      }),
      { seed: SEED, numRuns: 12, endOnFailure: true },
    );
    const sum = (name: keyof Desk["told"]): number => all.reduce((so, told) => so + told[name], 0);
    expect(sum("done")).toBeGreaterThan(1000);
    expect(sum("crossed")).toBeLessThan(2);
    expect(sum("rest")).toBeLessThan(sum("done") / 50);
    for (const name of ["redone", "refused", "left"] as const) expect(sum(name)).toBeGreaterThan(20);
  });
});
