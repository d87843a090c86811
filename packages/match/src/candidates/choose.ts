// Which contents a new one is compared with in full: those its hashes come near to, and the few that share points with it.
import type { Features } from "../points/features.ts";
import { inMirror } from "../points/in-mirror.ts";
import type { PointIndex } from "../points/point-index.ts";
import { spreadOver } from "../sorted.ts";
import type { NearContent } from "./frame-index.ts";

/** Frames of a content that are looked up. */
const framesAsked = 8;

/** A content, and how many more points it shares than chance gives, as `PointIndex.votes` weighs them. */
export interface Ranked {
  readonly id: string;
  readonly votes: number;
}

/** Best first: the contents that share more points with these frames, mirrored or not, than chance gives. */
export function rankByPoints(
  index: PointIndex,
  frames: readonly { readonly features: Features; readonly width: number }[],
): Ranked[] {
  const votes = new Map<string, number>();
  for (const { features, width } of spreadOver(frames, framesAsked))
    for (const each of [features, inMirror(features, width)])
      for (const [id, count] of index.votes(each)) votes.set(id, Math.max(count, votes.get(id) ?? 0));
  return [...votes]
    .map(([id, count]) => ({ id, votes: count }))
    .sort((p, q) => q.votes - p.votes || (p.id < q.id ? -1 : 1));
}

/** Of the contents whose frames are near and prove nothing, so many of the nearest are asked whatever their points say. */
const mostOpen = 4;

/** All whose frames show the same, and the nearest of those that may. */
export function leadsAmong(near: readonly NearContent[], own: string): string[] {
  const others = near.filter(({ id }) => id !== own);
  const open = others.filter(({ confident }) => !confident).slice(0, mostOpen);
  return [...others.filter(({ confident }) => confident), ...open].map(({ id }) => id);
}

/** Contents that are compared although few points say so: a full comparison decodes frames of both, where points do not forbid it. */
export const mostByPoints = 12;
/**
 * As many votes as these are no chance, and all who have them are compared: of 55 copies of three films, made in seventeen
 * ways, 96 of 100 pairs have more (median 53), of what only bears the same caption or is laid out alike 7 of 100.
 */
export const clearVotes = 12;

export interface Choice {
  /** By points, best first. */
  readonly ranked: readonly Ranked[];
  /** By hashes. */
  readonly leads: readonly string[];
  /** False for what cannot be asked now. */
  readonly isOpen: (id: string) => boolean;
}

/** The same for the desk and the command line: all leads, then all others that clearly share points, or the likeliest. */
export function choose({ ranked, leads, isOpen }: Choice): string[] {
  const others = ranked
    .filter(({ id }) => !leads.includes(id) && isOpen(id))
    .filter(({ votes }, at) => at < mostByPoints || votes >= clearVotes);
  return [...leads.filter(isOpen), ...others.map(({ id }) => id)];
}
