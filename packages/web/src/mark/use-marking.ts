// Marking as fast as a hand is: each stroke is on the picture at once, kept in the browser, and sent in its turn.
import { t } from "@lingui/core/macro";
import { proposeChanges, showItem, type Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { keyOf } from "../api.ts";
import { useActs } from "../act/here.ts";
import { withSeen } from "../act/seen.ts";
import { waitsSaid } from "../act/why.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { notAnswered, told } from "../use-change.ts";
import { whereSeen } from "./hand.ts";
import { inverse, isAsLeft, shownWith, writtenAs, type Act, type Sketch, type Stroke } from "./sketch.ts";
import { useHand } from "./use-hand.ts";

type Refused = { readonly acts: readonly Act[]; readonly refusal: Refusal };

export function useMarking(item: ItemShown) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  /** Drawn over the item until it says them itself. */
  const [drawn, setDrawn] = useState<readonly Act[]>([]);
  const [open, setOpen] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [waits, setWaits] = useState<string | null>(null);
  const hand = useHand(item.tile.id);
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

  const send = async (act: Act): Promise<void> => {
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
    hand.forget(act);
  };

  /** Once nothing is on its way the item is asked for again, and says itself what was kept. */
  const settle = async (): Promise<void> => {
    setWaits(null);
    const acts = kept.current.splice(0);
    await queries.invalidateQueries({ type: "inactive", refetchType: "none" });
    await Promise.all(BY_MARKS.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
    setDrawn((before) => before.filter((one) => !acts.includes(one)));
  };

  const put = async (act: Act): Promise<void> => {
    setDrawn((before) => [...before, act]);
    sending.current += 1;
    setOpen(sending.current);
    await send(act);
    sending.current -= 1;
    setOpen(sending.current);
    if (sending.current === 0) await settle();
  };

  const { sightings } = item;
  const sketches = useMemo(
    () => shownWith(sightings as readonly Sketch[], [...drawn.flat(), ...(refused?.acts ?? []).flat()]),
    [sightings, drawn, refused],
  );
  const [notUndone, setNotUndone] = useState<"changed" | "not-kept" | "elsewhere" | null>(null);
  /** Nothing is changed out of sight: it is gone to first, and changed by the next key. */
  const isElsewhere = (act: Act, atUs: number): boolean => {
    const elsewhere = whereSeen(act, atUs) !== null;
    setNotUndone(elsewhere ? "elsewhere" : null);
    return elsewhere;
  };
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
      for (const act of acts) {
        hand.did(act);
        void put(act);
      }
    },
    letGo: () => setRefused(null),
    stroke: (...act: Act): void => {
      setNotUndone(null);
      hand.did(act);
      void put(act);
    },
    /** What is drawn and was refused is the first to go. Gives what was taken back, to be looked at. */
    undo: (atUs: number): Act | null => {
      const last = hand.done.at(-1);
      if (refused) {
        setRefused(null);
        return null;
      }
      if (!last || isElsewhere(last, atUs)) return last ?? null;
      if (!last.every((stroke) => isAsLeft(stroke, sketches))) {
        // Done before a reload, and not yet kept: until the item says it nobody knows how it was left.
        const isOnItsWay = waiting.some(({ refused: why, params }) => why === null && isOf(params, last));
        setNotUndone(isOnItsWay ? "not-kept" : "changed");
        if (!isOnItsWay) hand.forget(last);
        return last;
      }
      hand.undid(last);
      void put(last.toReversed().map(inverse));
      return last;
    },
    redo: (atUs: number): Act | null => {
      const last = hand.undone.at(-1);
      if (!last || isElsewhere(last, atUs)) return last ?? null;
      hand.redid(last);
      void put(last.map(again));
      return last;
    },
    canUndo: hand.done.length > 0 || refused !== null,
    canRedo: hand.undone.length > 0,
    /** Why the last undo did nothing: it is no longer as this hand left it, is not yet kept, or was out of sight. */
    notUndone,
  };
}

/** A mark that was taken back is there already, withdrawn: it is said anew under its own id. */
const again = (stroke: Stroke): Stroke =>
  stroke.does === "mark" ? { does: "correct", sketch: stroke.sketch, before: null } : stroke;

/** Whether an act that waits is about somebody of this one. */
const isOf = ({ changes }: Readonly<Record<string, unknown>>, act: Act): boolean =>
  ((changes ?? []) as readonly { readonly subject?: string }[]).some(({ subject }) =>
    act.some(({ sketch }) => sketch.id === subject),
  );
