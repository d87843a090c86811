// Which contents a new one is compared with in full: the few that share points with it, and those its hashes come near to.
import type { Features } from "../points/features.ts";
import { inMirror } from "../points/in-mirror.ts";
import type { PointIndex } from "../points/point-index.ts";
import { spreadOver } from "../sorted.ts";

/** Frames of a content that are looked up. */
const framesAsked = 8;

/** Best first: the contents that share more points with these frames, mirrored or not, than chance gives. */
export function rankByPoints(
  index: PointIndex,
  frames: readonly { readonly features: Features; readonly width: number }[],
): string[] {
  const votes = new Map<string, number>();
  for (const { features, width } of spreadOver(frames, framesAsked))
    for (const each of [features, inMirror(features, width)])
      for (const [id, count] of index.votes(each)) votes.set(id, Math.max(count, votes.get(id) ?? 0));
  return [...votes].sort(([p, i], [q, j]) => j - i || (p < q ? -1 : 1)).map(([id]) => id);
}

/** How much is spent on one content: a full comparison decodes frames of both again. */
export interface Effort {
  /** Comparisons with contents that are no leads, and with all. */
  readonly byPoints: number;
  readonly inAll: number;
  /** When so many are no recording of this one, the less likely ones are not asked; leads are. */
  readonly inVain: number;
}

/** Few, however many items there are, for jobs that run as items come in; and more for those who wait for one answer. */
export const efforts = {
  desk: { byPoints: 4, inAll: 4, inVain: 2 },
  once: { byPoints: 6, inAll: Infinity, inVain: Infinity },
} as const satisfies Record<string, Effort>;

export interface Choice {
  /** By points, best first. */
  readonly ranked: readonly string[];
  /** What hashes left open. */
  readonly leads: readonly string[];
  /** False for what is settled otherwise. */
  readonly isOpen: (id: string) => boolean;
  readonly areCopies: (one: string, other: string) => boolean;
  readonly effort: Effort;
}

/** A copy of one that is chosen already says little more, so it waits until the others had their turn. */
export function choose({ ranked, leads, isOpen, areCopies, effort }: Choice): string[] {
  const chosen: string[] = [];
  const later: string[] = [];
  for (const id of new Set([...ranked, ...leads]))
    if (isOpen(id)) (chosen.some((other) => areCopies(id, other)) ? later : chosen).push(id);
  let byPoints = 0;
  return [...chosen, ...later]
    .filter((id) => leads.includes(id) || byPoints++ < effort.byPoints)
    .slice(0, effort.inAll);
}

/** Asks them one after the other, as long as it is not in vain; `compare` says whether it is the same recording. */
export async function askInTurn(
  chosen: readonly string[],
  leads: readonly string[],
  effort: Effort,
  compare: (id: string) => Promise<boolean>,
): Promise<number> {
  let [asked, inVain] = [0, 0];
  for (const id of chosen) {
    if (inVain >= effort.inVain && !leads.includes(id)) continue;
    asked += 1;
    if (!(await compare(id))) inVain += 1;
  }
  return asked;
}
