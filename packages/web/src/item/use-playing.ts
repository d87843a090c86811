// Which frame of a video is wanted, which one is on show, and whether it plays; the address follows once it rests.
import { useCallback, useEffect, useState } from "react";
import { frameAt } from "./instants.ts";
import { loopWith, type Loop } from "./moving.ts";

type Options = {
  readonly ptsUs: readonly number[];
  /** The instant in the address. */
  readonly atUs: number;
  readonly onInstant: (atUs: number) => void;
  readonly revealed: boolean;
  /** What is heard is what it is played for. */
  readonly sound?: boolean;
};

/** Browsers limit how often an address may change; nobody shares the address of a frame that flies by. */
const REST_MS = 250;

export function usePlaying({ ptsUs, atUs, onInstant, revealed, sound = false }: Options) {
  const [frame, setFrame] = useState(() => frameAt(ptsUs, atUs));
  const [shown, setShown] = useState(frame);
  const [wanted, setWanted] = useState(false);
  const [muted, setMuted] = useState(!sound);
  const [broken, setBroken] = useState(false);
  const [rate, setRate] = useState(1);
  const [loop, setLoop] = useState<Loop | null>(null);
  const playable = revealed && !broken;
  const playing = wanted && playable;
  const instant = ptsUs[frame] ?? 0;

  // Another address, as from a link to an instant of this item, moves the player; our own, coming late, does not.
  const [address, setAddress] = useState(atUs);
  const [told, setTold] = useState(atUs);
  if (address !== atUs) {
    setAddress(atUs);
    if (atUs !== told) setFrame(frameAt(ptsUs, atUs));
  }
  useEffect(() => {
    if (playing || instant === atUs) return;
    const rest = setTimeout(() => {
      setTold(instant);
      onInstant(instant);
    }, REST_MS);
    return () => clearTimeout(rest);
  });

  const onShown = useCallback(
    (now: number) => {
      setShown(now);
      if (playing) setFrame(now);
    },
    [playing],
  );
  const onEnd = useCallback(() => setWanted(false), []);
  const onBroken = useCallback(() => setBroken(true), []);
  const toggle = () => {
    if (!playable) return;
    // At its end it begins again.
    if (!playing && loop !== null) setFrame(loop.from);
    else if (!playing && frame === ptsUs.length - 1) setFrame(0);
    setWanted(!playing);
  };
  return {
    frame,
    shown,
    /** Goes to a frame, and stops there. */
    goTo: (to: number) => {
      setWanted(false);
      setFrame(to);
    },
    /** Goes to a frame, and plays on from there. */
    playFrom: (from: number) => {
      setWanted(false);
      setFrame(from);
      // The player goes to a frame only while it rests: one picture later.
      if (playable) requestAnimationFrame(() => setWanted(true));
    },
    toggle,
    toggleSound: () => setMuted(!muted),
    rate,
    setRate,
    loop,
    /** From or to the frame on show; null ends it. */
    setLoop: (edge: keyof Loop | null) =>
      setLoop(edge === null ? null : loopWith(loop, edge, frame, ptsUs.length - 1)),
    playable,
    film: { playing, muted, rate, loop, onShown, onEnd, onBroken },
  };
}
