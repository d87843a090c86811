// Marking as fast as a hand is: each stroke is on the picture at once, and on its way to the desk in its turn.
import { proposeChanges, showItem, type Change, type Refusal } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef, useState } from "react";
import { keyOf } from "../api.ts";
import { withSeen } from "../act/seen.ts";
import { waitsSaid } from "../act/why.ts";
import { BY_MARKS } from "../desk/touched.ts";
import type { ItemShown } from "../check/item-shown.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { notAnswered, told } from "../use-change.ts";
import { inverse, shownWith, writtenAs, type Sketch, type Stroke } from "./sketch.ts";

/** What goes to the desk together; `strokes` are drawn until the item says them itself. */
type Batch = {
  readonly strokes: readonly Stroke[];
  readonly changes: readonly Change[];
  readonly reason: string | undefined;
};

/** So many go at once: all of them, or none. */
const TOGETHER = 100;

type Refused = { readonly strokes: readonly Stroke[]; readonly refusal: Refusal };

export function useMarking(item: ItemShown) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  const [waiting, setWaiting] = useState<readonly Stroke[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [waits, setWaits] = useState<string | null>(null);
  const [done, setDone] = useState<readonly Stroke[]>([]);
  const [undone, setUndone] = useState<readonly Stroke[]>([]);
  const queue = useRef<Batch[]>([]);
  const sending = useRef(false);
  const there = useRef(true);
  useEffect(() => {
    there.current = true;
    return () => {
      there.current = false;
    };
  }, []);

  const sendOne = async (batch: Batch): Promise<void> => {
    const { changes, reason } = batch;
    const params = { investigation, changes: [...changes], ...(reason !== undefined && { reason }) };
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
    setWaits(null);
    if (answer.ok) return;
    // What was drawn stays, to be looked at and tried again.
    setRefused((before) => ({
      strokes: [...(before?.strokes ?? []), ...batch.strokes],
      refusal: answer.refusal,
    }));
    setWaiting((before) => before.filter((stroke) => !batch.strokes.includes(stroke)));
    setDone((before) => before.filter((stroke) => !batch.strokes.includes(stroke)));
  };

  const flush = async (): Promise<void> => {
    if (sending.current) return;
    sending.current = true;
    try {
      const sent: Stroke[] = [];
      for (let batch = next(queue.current); batch; batch = next(queue.current)) {
        await sendOne(batch);
        sent.push(...batch.strokes);
      }
      await queries.invalidateQueries({ type: "inactive", refetchType: "none" });
      await Promise.all(BY_MARKS.map((one) => queries.invalidateQueries({ queryKey: keyOf(one) })));
      // From here on the item says them itself.
      setWaiting((before) => before.filter((stroke) => !sent.includes(stroke)));
    } finally {
      sending.current = false;
    }
    if (queue.current.length > 0) await flush();
  };

  const put = (strokes: readonly Stroke[]): void => {
    const written = strokes.map((stroke) => writtenAs(stroke, item.tile.id));
    const reason = written.find((one) => one.reason !== undefined)?.reason;
    queue.current.push({ strokes, changes: written.map(({ change }) => change), reason });
    setWaiting((before) => [...before, ...strokes]);
    void flush();
  };

  const { sightings } = item;
  const sketches = useMemo(
    () => shownWith(sightings as readonly Sketch[], [...waiting, ...(refused?.strokes ?? [])]),
    [sightings, waiting, refused],
  );
  return {
    /** Everybody who is marked, in the order in which they were: the first is number 1. */
    sketches,
    /** How many strokes the desk has not acknowledged. */
    notYet: waiting.length,
    waits,
    refusal: refused?.refusal ?? null,
    /** Sends what was refused once more. */
    retry: (): void => {
      const strokes = refused?.strokes ?? [];
      setRefused(null);
      setDone((before) => [...before, ...strokes]);
      put(strokes);
    },
    letGo: () => setRefused(null),
    /** What a hand did together is one act, and is undone together. */
    stroke: (...strokes: readonly Stroke[]): void => {
      setDone((before) => [...before, ...strokes]);
      setUndone([]);
      put(strokes);
    },
    undo: (): Stroke | null => {
      const last = done.at(-1);
      if (!last) return null;
      setDone(done.slice(0, -1));
      setUndone([...undone, last]);
      put([inverse(last)]);
      return last;
    },
    redo: (): Stroke | null => {
      const last = undone.at(-1);
      if (!last) return null;
      setUndone(undone.slice(0, -1));
      setDone([...done, last]);
      put([again(last)]);
      return last;
    },
    canUndo: done.length > 0,
    canRedo: undone.length > 0,
  };
}

/** A mark that was taken back is there already, withdrawn: it is said anew under its own id. */
const again = (stroke: Stroke): Stroke =>
  stroke.does === "mark" ? { does: "correct", sketch: stroke.sketch, before: null } : stroke;

/** As many as go together: marks with marks, and what has a reason with the same reason. No sighting is in one act twice. */
function next(queue: Batch[]): Batch | undefined {
  const first = queue.shift();
  if (!first) return undefined;
  let all = first;
  const ids = new Set(first.changes.map(({ subject }) => subject));
  while (queue[0] && queue[0].reason === all.reason && all.changes.length < TOGETHER) {
    const more = queue[0];
    if (more.changes.some(({ subject }) => ids.has(subject))) break;
    queue.shift();
    for (const { subject } of more.changes) ids.add(subject);
    all = {
      ...all,
      strokes: [...all.strokes, ...more.strokes],
      changes: [...all.changes, ...more.changes],
    };
  }
  return all;
}
