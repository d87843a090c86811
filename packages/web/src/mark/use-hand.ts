// What this member's hand did on an item and took back, in this window and before it was opened.
import { useLayoutEffect, useState, type Dispatch, type SetStateAction } from "react";
import { NOTHING_DONE, type Undoing } from "../act/undo.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { selfIn } from "../transport.ts";
import { handOn, handsIn } from "./hands.ts";
import type { Act } from "./undo.ts";

const STORE = handsIn("sightline-hands");

type Turns = Undoing<Act>;

export function useHand(item: string): [Turns, Dispatch<SetStateAction<Turns>>] {
  const investigation = useInvestigation();
  // An item is on show only once it is known whose page this is.
  const [hand] = useState(() => handOn(STORE, `${selfIn(investigation)} ${item}`));
  const [turns, setTurns] = useState<Turns>(NOTHING_DONE);
  useLayoutEffect(() => {
    let there = true;
    void hand.read().then((kept) => {
      if (!there) return;
      setTurns((since) => ({
        done: [...kept.done, ...since.done],
        undone: since.done.length > 0 ? since.undone : kept.undone,
      }));
    });
    return () => {
      there = false;
    };
  }, [hand]);
  // With what is shown: what was read is never taken for what was forgotten.
  useLayoutEffect(() => hand.keep(turns), [hand, turns]);
  return [turns, setTurns];
}
