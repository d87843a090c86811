// What rules ask for by id and what does not stand in memory: instants of frames, boxes of tracks.
import type { Box } from "../ids.ts";
import { VERBS, type Change } from "../journal/nouns.ts";
import type { Held } from "./held.ts";

/** What the decoders said of an item's bytes: displayed size in pixels, and the PTS of its frames in µs, ascending. */
export type DecodedFrames = {
  readonly width: number;
  readonly height: number;
  readonly ptsUs: readonly number[];
};

/** Answers by id; null is none. An id that nobody asked for is a fault, so that "not loaded" is never taken for "none". */
export class Asked<T> {
  readonly #what: string;
  readonly #answers: Map<string, T | null>;

  constructor(what: string, answers: Iterable<readonly [string, T | null]> = []) {
    this.#what = what;
    this.#answers = new Map(answers);
  }

  of(id: string): T | null {
    const answer = this.#answers.get(id);
    if (answer === undefined) throw new Error(`Expected ${this.#what} of ${id} to be asked for, it was not.`);
    return answer;
  }

  /** The answer; undefined where nobody asked. */
  known(id: string): T | null | undefined {
    return this.#answers.get(id);
  }

  /** The same answers, to be noted in by somebody else. */
  copy(): Asked<T> {
    return new Asked(this.#what, this.#answers);
  }

  /** From now on this is the answer. */
  note(id: string, answer: T | null): void {
    this.#answers.set(id, answer);
  }
}

/** By SHA-256 of an item's bytes, null while the decoders have not read them; by id of a sighting, null without a track. */
export type Outside = {
  readonly seen: Asked<DecodedFrames>;
  readonly tracks: Asked<readonly Box[]>;
  /** By id of an item, the members who ever marked, counted or signed anything in it. */
  readonly hands: Asked<readonly string[]>;
};

/** Whose hands are asked for is asked of the copies of these items too. */
export type Needs = {
  readonly seen: readonly string[];
  readonly tracks: readonly string[];
  readonly hands?: readonly string[];
};

/** What a change of many asks for, each once. */
export const needsOfAll = (held: Held, changes: readonly Change[]): Needs => {
  const each = changes.map((change) => needsOf(held, change));
  return {
    seen: [...new Set(each.flatMap(({ seen }) => seen))],
    tracks: [...new Set(each.flatMap(({ tracks }) => tracks))],
    hands: [...new Set(each.flatMap(({ hands }) => hands ?? []))],
  };
};

export const NOTHING_NEEDED: Needs = { seen: [], tracks: [] };

export const nothingAsked = (): Outside => ({
  seen: new Asked("frames"),
  tracks: new Asked("the track"),
  hands: new Asked("the hands"),
});

/** Of all that there is, what stands outside. */
export const outsideOf = ({ seen, tracks, hands }: Outside): Outside => ({ seen, tracks, hands });

/** What the rule of a change will ask for: the frames of the films that it is about, the track that it may repeat. */
export function needsOf(held: Held, change: Change): Needs {
  const named = [VERBS[change.verb].film?.(change.payload, change.subject) ?? []].flat();
  const films = named.flatMap((id) => held.item.get(id) ?? []).filter(({ kind }) => kind === "video");
  const seen = [...new Set(films.map(({ sha256 }) => sha256))];
  const repeats =
    ((change.verb === "sighting.mark" && change.payload.track !== null) ||
      change.verb === "sighting.correct") &&
    held.sighting.has(change.subject);
  const blind = change.verb === "blind.take" ? held.blind.get(change.subject) : undefined;
  return { seen, tracks: repeats ? [change.subject] : [], hands: blind ? [blind.item] : [] };
}
