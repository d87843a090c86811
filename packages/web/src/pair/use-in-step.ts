// Two items played and stepped as one: the instant on the shared clock, and the frame that each shows at it.
import type { PairRelation } from "@sightline/domain";
import { useCallback, useMemo, useState } from "react";
import {
  extentOf,
  framesAt,
  instantNear,
  instantsOf,
  onShared,
  placingOf,
  type Both,
} from "./shared-time.ts";

export type Letter = "a" | "b";

export function useInStep(frames: Both, relation: PairRelation | null) {
  const placing = useMemo(() => placingOf(relation, frames), [relation, frames]);
  const instants = useMemo(() => instantsOf(frames, placing), [frames, placing]);
  const extent = useMemo(() => extentOf(frames, placing), [frames, placing]);
  const [atUs, setAtUs] = useState(() => instants[instantNear(instants, startOf(relation, instants))] ?? 0);
  const [wanted, setWanted] = useState(false);
  const [broken, setBroken] = useState(false);
  // The longer plays, and the other follows it; beside a photo the video plays alone.
  const lead: Letter | null = frames.a.length > 1 ? "a" : frames.b.length > 1 ? "b" : null;
  const at = framesAt(frames, placing, atUs);
  const index = instantNear(instants, atUs);
  // No browser plays backwards: what runs the other way is stepped through.
  const playable = lead !== null && !broken && placing.speed > 0;
  const playing = wanted && playable;

  const onLead = useCallback(
    (frame: number) => {
      if (!playing) return;
      const own = frames[lead][frame] ?? 0;
      setAtUs(lead === "a" ? own : onShared(placing, own));
    },
    [playing, lead, frames, placing],
  );
  const stop = useCallback(() => setWanted(false), []);
  const onBroken = useCallback(() => setBroken(true), []);
  const goTo = (to: number) => {
    setWanted(false);
    setAtUs(instants[to] ?? 0);
  };
  const toggle = () => {
    if (lead === null || !playable) return;
    const own = frames[lead];
    const there = at[lead];
    // Where the one that plays shows nothing, and at its end, it plays from its beginning.
    if (!playing && (there === null || there === own.length - 1)) {
      const first = own[0] ?? 0;
      setAtUs(lead === "a" ? first : onShared(placing, first));
    }
    setWanted(!playing);
  };
  const rate = { a: 1, b: lead === "a" ? 1 / placing.speed : 1 };
  return {
    placing,
    instants,
    extent,
    lead,
    atUs,
    at,
    index,
    playing,
    playable,
    rate,
    goTo,
    seek: (us: number) => goTo(instantNear(instants, us)),
    toggle,
    stop,
    onLead,
    onBroken,
  };
}
export type InStep = ReturnType<typeof useInStep>;

/** Where a person looks first: the compared frames where there are such, else the start of the match. */
const startOf = (relation: PairRelation | null, instants: readonly number[]): number =>
  relation === null
    ? (instants[0] ?? 0)
    : relation.evidence.by === "geometry"
      ? relation.evidence.aUs
      : relation.fromUs;
