// Marking as fast as a hand is: each stroke is on the picture at once, kept in the browser, and sent in its turn.
import { t } from "@lingui/core/macro";
import { proposeChanges, showItem, type Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { keyOf } from "../api.ts";
import { useActs } from "../act/here.ts";
import { withSeen } from "../act/seen.ts";
import { did, toRedo, toUndo, type Turn, type Undoing } from "../act/undo.ts";
import { waitsSaid } from "../act/why.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { notAnswered, told } from "../use-change.ts";
import { whereSeen } from "./hand.ts";
import { shownWith, writtenAs, type Sketch } from "./sketch.ts";
import { againOf, backOf, isActBack, isActLeft, type Act } from "./undo.ts";
import { useHand } from "./use-hand.ts";

type Refused = { readonly acts: readonly Act[]; readonly refusal: Refusal };

/** What can be undone and done again, where the desk refused an act that was counted in already. */
type WhenRefused = (now: Undoing<Act>) => Undoing<Act>;
const without = (acts: readonly Act[], act: Act): Act[] => acts.filter((one) => one !== act);
const neverDone =
  (act: Act): WhenRefused =>
  (now) => ({ ...now, done: without(now.done, act) });

export function useMarking(item: ItemShown) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  /** Drawn over the item until it says them itself. */
  const [drawn, setDrawn] = useState<readonly Act[]>([]);
  const [open, setOpen] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [waits, setWaits] = useState<string | null>(null);
  const [turns, setTurns] = useHand(item.tile.id);
  const waiting = useActs();
  const sending = useRef(0);
  const kept = useRef<Act[]>([]);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);

  const send = async (act: Act, whenRefused: WhenRefused): Promise<void> => {
    const written = act.map((stroke) => writtenAs(stroke, item.tile.id));
    const reason =
      act.length > 1
        ? t`Split or joined while marking.`
        : written.find((one) => one.reason !== undefined)?.reason;
    const changes = written.map(({ change }) => change);
    const params = { investigation, changes, ...(reason !== undefined && { reason }) };
    const doer = {
      onWait: (why: Parameters<typeof waitsSaid>[0]) => setWaits(waitsSaid(why)),
      isThere: () => there.current,
    };
    const answer = await told(
      proposeChanges,
      withSeen(queries, proposeChanges, params, [showItem]),
      doer,
    ).catch((fault: unknown) => ({
      ok: false as const,
      refusal: { code: "fault" as const, sentence: notAnswered(fault) },
    }));
    if (answer.ok) {
      kept.current.push(act);
      return;
    }
    // What was drawn stays, to be looked at and tried again.
    setRefused((before) => ({ acts: [...(before?.acts ?? []), act], refusal: answer.refusal }));
    setDrawn((before) => before.filter((one) => one !== act));
    setTurns(whenRefused);
  };

  /** Once nothing is on its way the item is asked for again, and says itself what was kept. */
  const settle = async (): Promise<void> => {
    setWaits(null);
    const acts = kept.current.splice(0);
    await queries.invalidateQueries({ type: "inactive", refetchType: "none" });
    await Promise.all(BY_MARKS.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
    setDrawn((before) => before.filter((one) => !acts.includes(one)));
  };

  const put = async (act: Act, whenRefused: WhenRefused): Promise<void> => {
    setDrawn((before) => [...before, act]);
    sending.current += 1;
    setOpen(sending.current);
    await send(act, whenRefused);
    sending.current -= 1;
    setOpen(sending.current);
    if (sending.current === 0) await settle();
  };

  const { sightings } = item;
  const sketches = useMemo(
    () => shownWith(sightings as readonly Sketch[], [...drawn.flat(), ...(refused?.acts ?? []).flat()]),
    [sightings, drawn, refused],
  );
  const [overtaken, setOvertaken] = useState(false);
  const [elsewhere, setElsewhere] = useState(false);
  /**
   * What another member did since is not undone unseen: it is told first, and passed over when it is asked for once more.
   * What is out of sight is gone to first, and changed by the next key.
   */
  const turned = (
    turn: Turn<Act> | null,
    atUs: number,
  ): { readonly act: Act; readonly away: boolean } | null => {
    if (turn === null || (turn.passed && !overtaken)) {
      setOvertaken(true);
      setElsewhere(false);
      return null;
    }
    const away = whereSeen(turn.act, atUs) !== null;
    setOvertaken(turn.passed);
    setElsewhere(away);
    if (!away) setTurns(turn.next);
    return { act: turn.act, away };
  };
  // Done before a reload, and not yet kept: until the item says it nobody knows how it was left.
  const isOnItsWay = waiting.some(
    ({ refused: why, params }) => why === null && isOf(params, turns.done.at(-1)),
  );
  return {
    /** Everybody who is marked, in the order in which they were: the first is number 1. */
    sketches,
    /** How many acts the desk has not acknowledged. */
    notYet: open,
    waits,
    refusal: refused?.refusal ?? null,
    /** Sends what was refused once more, each act by itself. */
    retry: (): void => {
      const acts = refused?.acts ?? [];
      setRefused(null);
      setTurns((now) => ({ ...now, done: [...now.done, ...acts] }));
      for (const act of acts) void put(act, neverDone(act));
    },
    letGo: () => setRefused(null),
    stroke: (...act: Act): void => {
      setOvertaken(false);
      setElsewhere(false);
      setTurns((now) => did(now, act));
      void put(act, neverDone(act));
    },
    /** What is drawn and was refused is the first to go. Gives what was taken back, to be looked at. */
    undo: (atUs: number): Act | null => {
      if (refused) {
        setRefused(null);
        return null;
      }
      if (turns.done.length === 0) return null;
      const turn = turned(
        toUndo(turns, (one) => isActLeft(one, sketches)),
        atUs,
      );
      if (!turn) return null;
      const { act, away } = turn;
      if (!away)
        void put(backOf(act), (now) => ({ done: [...now.done, act], undone: without(now.undone, act) }));
      return act;
    },
    redo: (atUs: number): Act | null => {
      if (turns.undone.length === 0) return null;
      const turn = turned(
        toRedo(turns, (one) => isActBack(one, sketches)),
        atUs,
      );
      if (!turn) return null;
      const { act, away } = turn;
      if (!away)
        void put(againOf(act), (now) => ({ done: without(now.done, act), undone: [...now.undone, act] }));
      return act;
    },
    canUndo: turns.done.length > 0 || refused !== null,
    canRedo: turns.undone.length > 0,
    /** Why nothing was undone or done again: it is not as this hand left it, is not yet kept, or was out of sight. */
    notUndone: elsewhere ? "elsewhere" : !overtaken ? null : isOnItsWay ? "not-kept" : "changed",
  } as const;
}

/** Whether an act that waits is about somebody of this one. */
const isOf = ({ changes }: Readonly<Record<string, unknown>>, act: Act = []): boolean =>
  ((changes ?? []) as readonly { readonly subject?: string }[]).some(({ subject }) =>
    act.some(({ sketch }) => sketch.id === subject),
  );
