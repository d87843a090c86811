// Marking as fast as a hand is: each stroke is on the picture at once, kept in the browser, and sent in its turn.
import { t } from "@lingui/core/macro";
import { proposeChanges, showItem, type Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { keyOf } from "../api.ts";
import { withSeen } from "../act/seen.ts";
import { waitsSaid } from "../act/why.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { BY_MARKS } from "../desk/touched.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { notAnswered, told } from "../use-change.ts";
import { inverse, isAsLeft, shownWith, writtenAs, type Sketch, type Stroke } from "./sketch.ts";

/** What a hand does at once is one act, all of it or none, and is undone together. */
export type Act = readonly Stroke[];

type Refused = { readonly acts: readonly Act[]; readonly refusal: Refusal };

export function useMarking(item: ItemShown) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  /** Drawn over the item until it says them itself. */
  const [drawn, setDrawn] = useState<readonly Act[]>([]);
  const [open, setOpen] = useState(0);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [waits, setWaits] = useState<string | null>(null);
  const [done, setDone] = useState<readonly Act[]>([]);
  const [undone, setUndone] = useState<readonly Act[]>([]);
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
    setDone((before) => before.filter((one) => one !== act));
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
  const [overtaken, setOvertaken] = useState(false);
  /** Takes back what stands as this hand left it; null where somebody else was there since. */
  const takeBack = (act: Act): Act | null => {
    const asLeft = act.every((stroke) => isAsLeft(stroke, sketches));
    setOvertaken(!asLeft);
    return asLeft ? act.toReversed().map(inverse) : null;
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
      setDone((before) => [...before, ...acts]);
      for (const act of acts) void put(act);
    },
    letGo: () => setRefused(null),
    stroke: (...act: Act): void => {
      setOvertaken(false);
      setDone((before) => [...before, act]);
      setUndone([]);
      void put(act);
    },
    /** What is drawn and was refused is the first to go. Gives what was taken back, to be looked at. */
    undo: (): Act | null => {
      const last = done.at(-1);
      if (refused) {
        setRefused(null);
        return null;
      }
      if (!last) return null;
      setDone(done.slice(0, -1));
      const back = takeBack(last);
      if (!back) return last;
      setUndone([...undone, last]);
      void put(back);
      return last;
    },
    redo: (): Act | null => {
      const last = undone.at(-1);
      if (!last) return null;
      setUndone(undone.slice(0, -1));
      setDone([...done, last]);
      void put(last.map(again));
      return last;
    },
    canUndo: done.length > 0 || refused !== null,
    canRedo: undone.length > 0,
    /** The last undo did nothing: another member changed it since. */
    overtaken,
  };
}

/** A mark that was taken back is there already, withdrawn: it is said anew under its own id. */
const again = (stroke: Stroke): Stroke =>
  stroke.does === "mark" ? { does: "correct", sketch: stroke.sketch, before: null } : stroke;
