// Putting items and people into events, taking them out, moving them from one to another, and saying when and where events were; each act can be undone and done again.
import { listGroups, proposeChanges, type GroupsShown } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import {
  isSaidBack,
  isSaidLeft,
  saidAgain,
  saidBack,
  writtenOf,
  type SaidAct,
  type Standing,
} from "../act/said.ts";
import { turns } from "../act/turns.ts";
import { did, NOTHING_DONE, toRedo, toUndo, type Turn, type Undoing } from "../act/undo.ts";
import { keyOf, type Answer } from "../api.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { useChange } from "../use-change.ts";

type Groups = GroupsShown["groups"];

export type EventSaid = Pick<Groups[number], "time" | "place" | "note">;

/** A group without a name is called by its id, and has none. */
const fieldsOf = ({ id, name, named }: Groups[number]) => ({
  name: name === id ? null : name,
  members: [...named],
});

const saidOf = ({ time, place, note }: Groups[number]): EventSaid => ({ time, place, note });

const standingIn =
  (groups: Groups): Standing =>
  ({ noun, id }) => {
    const group = groups.find((one) => one.id === id);
    if (group && noun === "event") return { fields: saidOf(group) };
    if (!group) return { fields: null };
    const { version, named, members } = group;
    return { fields: fieldsOf(group), version, namesGone: named.length > members.length };
  };

const newEventId = (): string => `g-${crypto.randomUUID().replaceAll("-", "").slice(0, 10)}`;

/** How an act is written for the first time: the draft that it ends, what its form had seen, and what comes after it. */
type First = { readonly draft?: string; readonly seen?: number; readonly onDone?: () => void };

export function useGroupActs() {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  // As they are when an act begins, which may be later than its key was pressed.
  const hand = useRef<Undoing<SaidAct>>(NOTHING_DONE);
  const groupsNow = (): Groups => {
    const kept = queries.getQueryData<Answer<GroupsShown>>(keyOf(listGroups, { investigation }));
    return kept?.ok ? kept.value.groups : [];
  };
  const [turn] = useState(turns);
  const [canTurn, setCanTurn] = useState({ undo: false, redo: false });
  const [passed, setPassed] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const put = (
    act: SaidAct,
    does: "first" | "undo" | "redo",
    next: Undoing<SaidAct>,
    { onDone, ...about }: First = {},
  ): Promise<void> => {
    const { changes, reason } = writtenOf(act, standingIn(groupsNow()), does);
    return change({ investigation, changes, reason, ...about }, () => {
      hand.current = next;
      setCanTurn({ undo: next.done.length > 0, redo: next.undone.length > 0 });
      onDone?.();
    });
  };
  /** With whom it is after the act; null where it is so already. */
  const withMembers = (group: string, next: (named: readonly string[]) => readonly string[]): SaidAct => {
    const there = groupsNow().find(({ id }) => id === group);
    if (!there) return [];
    const before = fieldsOf(there);
    const members = [...next(before.members)];
    return members.join(" ") === before.members.join(" ")
      ? []
      : [{ noun: "group", id: group, before, after: { ...before, members } }];
  };
  const without = (member: string, from: string) =>
    withMembers(from, (named) => named.filter((one) => one !== member));
  const including = (member: string, to: string) =>
    withMembers(to, (named) => (named.includes(member) ? named : [...named, member]));
  /** What another member changed since is told first, and passed over when it is asked for once more. */
  const asked = (turn: Turn<SaidAct> | null): Turn<SaidAct> | null => {
    const taken = turn?.passed && !passed ? null : turn;
    setPassed(taken === null || taken.passed);
    return taken;
  };
  /** Made when its turn comes: what was dragged before it is in it. Where all is so already, it is done. */
  const first = (made: () => SaidAct, about?: First): void =>
    void turn.next(async () => {
      setPassed(false);
      const act = made();
      if (act.length > 0) await put(act, "first", did(hand.current, act), about);
      else about?.onDone?.();
    });
  return {
    busy,
    refusal: refusal?.sentence ?? null,
    /** Another member changed since what was to be undone, or done again. */
    passed,
    /** All of them at once; who is there already stays. */
    add: (members: readonly string[], to: string, about: First = {}) =>
      first(() => withMembers(to, (named) => [...new Set([...named, ...members])]), about),
    make: (name: string, members: readonly string[], about: First) => {
      const after = { name, members: [...members] };
      if (!busy) first(() => [{ noun: "group", id: newEventId(), before: null, after, isNew: true }], about);
    },
    takeOut: (member: string, from: string) => first(() => without(member, from)),
    /** Out of the one and into the other, in one act. */
    move: (member: string, from: string, to: string) => {
      if (from !== to) first(() => [...without(member, from), ...including(member, to)]);
    },
    /** What stood when its form was opened is what it is said in place of. */
    describe: (id: string, before: EventSaid, after: EventSaid, about: First) =>
      first(() => [{ noun: "event", id, before, after }], about),
    forget,
    canUndo: canTurn.undo,
    canRedo: canTurn.redo,
    /** Of what is on its way too: it waits until that is kept. */
    undo: () =>
      void turn.next(async () => {
        const standing = standingIn(groupsNow());
        const taken = asked(toUndo(hand.current, (act) => isSaidLeft(act, standing)));
        if (taken) await put(saidBack(taken.act), "undo", taken.next);
      }),
    redo: () =>
      void turn.next(async () => {
        const standing = standingIn(groupsNow());
        const taken = asked(toRedo(hand.current, (act) => isSaidBack(act, standing)));
        if (taken) await put(saidAgain(taken.act), "redo", taken.next);
      }),
  };
}
export type GroupActs = ReturnType<typeof useGroupActs>;
