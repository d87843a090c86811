// Putting items and people into events, taking them out, moving them from one to another, and saying when and where events were; each act can be undone and done again.
import { proposeChanges, type GroupsShown } from "@sightline/domain";
import { useState } from "react";
import {
  isSaidBack,
  isSaidLeft,
  saidAgain,
  saidBack,
  writtenOf,
  type SaidAct,
  type Standing,
} from "../act/said.ts";
import { did, NOTHING_DONE, toRedo, toUndo, type Turn, type Undoing } from "../act/undo.ts";
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

export function useGroupActs(groups: Groups) {
  const investigation = useInvestigation();
  const [turns, setTurns] = useState<Undoing<SaidAct>>(NOTHING_DONE);
  const [passed, setPassed] = useState(false);
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_MARKS });
  const standing = standingIn(groups);
  const put = (
    act: SaidAct,
    does: "first" | "undo" | "redo",
    next: Undoing<SaidAct>,
    { onDone, ...about }: First = {},
  ): void => {
    const { changes, reason } = writtenOf(act, standing, does);
    void change({ investigation, changes, reason, ...about }, () => {
      setTurns(next);
      onDone?.();
    });
  };
  /** With whom it is after the act; null where it is so already. */
  const withMembers = (group: string, next: (named: readonly string[]) => readonly string[]): SaidAct => {
    const there = groups.find(({ id }) => id === group);
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
  const first = (act: SaidAct, about?: First): void => {
    setPassed(false);
    if (act.length > 0) put(act, "first", did(turns, act), about);
  };
  return {
    busy,
    refusal: refusal?.sentence ?? null,
    /** Another member changed since what was to be undone, or done again. */
    passed,
    /** All of them at once; who is there already stays. */
    add: (members: readonly string[], to: string, about: First = {}) => {
      const act = withMembers(to, (named) => [...new Set([...named, ...members])]);
      if (act.length > 0) first(act, about);
      else about.onDone?.();
    },
    make: (name: string, members: readonly string[], about: First) =>
      first(
        [
          {
            noun: "group",
            id: newEventId(),
            before: null,
            after: { name, members: [...members] },
            isNew: true,
          },
        ],
        about,
      ),
    takeOut: (member: string, from: string) => first(without(member, from)),
    /** Out of the one and into the other, in one act. */
    move: (member: string, from: string, to: string) => {
      if (from !== to) first([...without(member, from), ...including(member, to)]);
    },
    /** What stood when its form was opened is what it is said in place of. */
    describe: (id: string, before: EventSaid, after: EventSaid, about: First) =>
      first([{ noun: "event", id, before, after }], about),
    forget,
    canUndo: turns.done.length > 0,
    canRedo: turns.undone.length > 0,
    undo: () => {
      const turn = asked(toUndo(turns, (act) => isSaidLeft(act, standing)));
      if (turn) put(saidBack(turn.act), "undo", turn.next);
    },
    redo: () => {
      const turn = asked(toRedo(turns, (act) => isSaidBack(act, standing)));
      if (turn) put(saidAgain(turn.act), "redo", turn.next);
    },
  };
}
export type GroupActs = ReturnType<typeof useGroupActs>;
