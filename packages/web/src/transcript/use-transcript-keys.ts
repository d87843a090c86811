// The keys of a transcript: letters by themselves, and with Alt while somebody types.
import type { RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import type { Hand } from "./doing.ts";
import type { Playing } from "./Player.tsx";
import type { useDoing } from "./use-doing.ts";

type Keys = {
  readonly doing: ReturnType<typeof useDoing>["doing"];
  readonly player: RefObject<Playing | null>;
  readonly hand: Hand | null;
  readonly mayWrite: boolean;
};

/** The letter at the place of the key where Alt makes another sign of it. */
const letterIn = ({ key, code }: KeyboardEvent): string =>
  letterOf({ key: key.length === 1 ? key : "", code });

export function useTranscriptKeys(whole: RefObject<HTMLElement | null>, keys: Keys): void {
  useKeys(
    whole,
    (event) => {
      if (pressed(event, keys)) event.preventDefault();
    },
    { page: true, chords: true },
  );
}

function pressed(event: KeyboardEvent, { doing, player, hand, mayWrite }: Keys): boolean {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.altKey) {
    if (hand === null || !mayWrite) return false;
    stateAt(event.target, hand, doing);
    return true;
  }
  // Whoever types signs with AltGr types.
  if (event.ctrlKey || event.metaKey || event.getModifierState("AltGraph")) return false;
  if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    doing.go(event.key === "ArrowDown" ? 1 : -1);
    return true;
  }
  if (isTyping(event) && !event.altKey) return false;
  const letter = letterIn(event);
  return plays(letter, { doing, player, hand }) || (mayWrite && !event.repeat && writes(letter, doing, hand));
}

/** What has the focus is stated: a translation, or the segment, and then on to the next. */
function stateAt(target: EventTarget | null, hand: Hand, doing: Keys["doing"]): void {
  const translation = target instanceof Element ? target.closest("[data-translation]") : null;
  const id = translation?.getAttribute("data-translation") ?? null;
  if (id !== null) return doing.stateTranslation(id);
  doing.state(hand.id);
  doing.go(1);
}

function plays(letter: string, { doing, player, hand }: Omit<Keys, "mayWrite">): boolean {
  if (letter === "k") player.current?.toggle();
  else if (letter === "j") player.current?.back();
  else if (letter === "l" && hand !== null) doing.playFrom(hand.id);
  else if (letter === "," || letter === ".") player.current?.rate(letter === ".");
  else return false;
  return true;
}

function writes(letter: string, doing: Keys["doing"], hand: Hand | null): boolean {
  if (letter === "n") doing.begin();
  else if (hand === null) return false;
  else if (letter === "[") doing.place(hand.id, "begins");
  else if (letter === "]") doing.place(hand.id, "ends");
  else if (letter === "s") doing.split(hand.id);
  else if (letter === "m") doing.join(hand.id);
  else return false;
  return true;
}
