// Plays two films as one: each frame is taken as the film shows it, and only what belongs together is put on the two screens, at once.
import { frameShown, seekSeconds, type FilmClock } from "@sightline/domain";
import { frameTaken } from "../item/frame-taken.ts";
import {
  beginsAt,
  heldBack,
  LETTERS,
  momentOf,
  nextPair,
  playsAt,
  type Both,
  type Frames,
  type Letter,
  type Side,
  type Sides,
} from "./in-step.ts";

export type Playing = { readonly player: HTMLVideoElement; readonly screen: HTMLCanvasElement };

type InStep = {
  readonly sides: Sides;
  /** What both show now. */
  readonly from: Frames;
  /** They play already: only the rate is another. */
  readonly begun: boolean;
  readonly rate: number;
  /** Null for what does not move. */
  readonly films: Both<(Playing & { readonly clock: FilmClock }) | null>;
  /** What both show is on their screens: they may begin to play. */
  readonly onReady: () => void;
  /** What is on both screens from now on. */
  readonly onShow: (frames: Frames) => void;
};

/** A film that is so many frames ahead finds the other's among those that were kept. */
const KEPT = 8;
/** Frames are kept no wider than a screen has room for two of them. */
const WIDEST_PX = 1280;
/** Slower than this no browser plays, but it stands still. */
const SLOWEST = 0.0625;

/** Gives what ends it. The films themselves are played and stopped by whoever shows them. */
export function playInStep({ sides, from, begun, rate, films, onReady, onShow }: InStep): () => void {
  let shown = from;
  const kept = { a: keeper(films.a, sides.a), b: keeper(films.b, sides.b) };
  const at = (): number => momentOf(sides, shown);
  const show = (next: Frames): void => {
    for (const one of LETTERS) kept[one]?.show(next[one]);
    shown = next;
    onShow(next);
  };
  const steer = (): void => {
    const [a, b] = LETTERS.map((one) =>
      playsAt(sides[one], shown[one], at())
        ? beginsAt(sides[one], Math.max(shown[one], kept[one]?.newest() ?? 0))
        : null,
    );
    for (const [one, own, other] of [
      ["a", a, b],
      ["b", b, a],
    ] as const) {
      const ahead = own == null || other == null ? 0 : (own - other) / rate;
      const wanted = (rate / sides[one].speed) * heldBack(ahead);
      const player = films[one]?.player;
      if (player) player.playbackRate = wanted < SLOWEST ? 0 : Math.min(16, wanted);
    }
  };
  const take = (one: Letter): void => {
    const film = films[one];
    if (!film || film.player.seeking) return;
    const frame = kept[one]?.take() ?? null;
    const { last } = sides[one];
    if (frame === null) return;
    if (frame > last) {
      // Played past its end before it could be stopped: its last frame is what it stays at.
      film.player.pause();
      film.player.currentTime = Math.max(0, seekSeconds(film.clock, last));
      return;
    }
    const next = nextPair(sides, { a: kept.a?.frames() ?? [], b: kept.b?.frames() ?? [] }, shown);
    if (next) show(next);
    steer();
  };
  const ends = LETTERS.map((one) => eachFrame(films[one]?.player ?? null, () => take(one)));
  let asked = 0;
  const waited = new Set(LETTERS.filter((one) => films[one] !== null));
  const ready = (): void => {
    for (const one of waited) {
      if (kept[one]?.take() !== shown[one]) continue;
      kept[one]?.show(shown[one]);
      waited.delete(one);
    }
    if (waited.size === 0) onReady();
    else asked = requestAnimationFrame(ready);
  };
  if (!begun) ready();
  return () => {
    cancelAnimationFrame(asked);
    for (const end of ends) end();
  };
}

/** Each frame that a film shows, and the one that it was sought to or ended at, also where nobody sees it. */
function eachFrame(player: HTMLVideoElement | null, act: () => void): () => void {
  if (player === null) return () => undefined;
  let asked = 0;
  const next = (): void => {
    asked = player.requestVideoFrameCallback(() => {
      act();
      next();
    });
  };
  next();
  for (const told of ["seeked", "ended"]) player.addEventListener(told, act);
  return () => {
    player.cancelVideoFrameCallback(asked);
    for (const told of ["seeked", "ended"]) player.removeEventListener(told, act);
  };
}

/** The newest frames of a film, and its screen. */
function keeper(film: InStep["films"]["a"], { first, last }: Side) {
  if (film === null) return null;
  const { player, screen, clock } = film;
  const scale = Math.min(1, WIDEST_PX / player.videoWidth);
  const size = [Math.round(player.videoWidth * scale), Math.round(player.videoHeight * scale)] as const;
  // A screen that is given a size is emptied: only where it is another.
  if (screen.width !== size[0]) [screen.width] = size;
  if (screen.height !== size[1]) [, screen.height] = size;
  const slots = Array.from({ length: KEPT }, () => ({ frame: -1, on: new OffscreenCanvas(...size) }));
  let turn = 0;
  return {
    frames: () => slots.flatMap(({ frame }) => (frame < 0 ? [] : [frame])),
    newest: () => Math.max(...slots.map(({ frame }) => frame)),
    /** The frame that the film shows, kept where it is one of those that are wanted; null where it goes on to another. */
    take: (): number | null => {
      const slot = slots[turn % KEPT];
      if (!slot) return null;
      slot.frame = -1;
      const us = frameTaken(player, slot.on);
      if (us === null) return null;
      const frame = frameShown(clock, us / 1e6);
      if (frame < first || frame > last) return frame;
      slot.frame = frame;
      turn += 1;
      return frame;
    },
    /** One that is no longer kept is on the screen already. */
    show: (frame: number): void => {
      const slot = slots.find((one) => one.frame === frame);
      if (slot) screen.getContext("2d")?.drawImage(slot.on, 0, 0);
    },
  };
}
