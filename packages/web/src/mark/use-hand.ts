// What this member's hand did on an item and took back, in this window and before it was opened.
import { useEffect, useState } from "react";
import { useInvestigation } from "../kit/investigation.ts";
import { selfIn } from "../transport.ts";
import { handOn, handsIn, type Hands } from "./hands.ts";
import type { Act } from "./sketch.ts";

const STORE = handsIn("sightline-hands");

export function useHand(item: string) {
  const investigation = useInvestigation();
  // An item is on show only once it is known whose page this is.
  const [hand] = useState(() => handOn(STORE, `${selfIn(investigation)} ${item}`));
  const [{ done, undone }, setHands] = useState<Hands>({ done: [], undone: [] });
  useEffect(() => {
    let there = true;
    void hand.read().then((kept) => {
      if (!there) return;
      setHands((since) => ({
        done: [...kept.done, ...since.done],
        undone: since.done.length > 0 ? since.undone : kept.undone,
      }));
    });
    return () => {
      there = false;
    };
  }, [hand]);
  return {
    done,
    undone,
    did: (act: Act): void => {
      setHands((before) => ({ done: [...before.done, act], undone: [] }));
      void hand.did(act);
    },
    undid: (act: Act): void => {
      setHands((before) => ({ done: without(before.done, act), undone: [...before.undone, act] }));
      void hand.undid(act);
    },
    redid: (act: Act): void => {
      setHands((before) => ({ done: [...before.done, act], undone: without(before.undone, act) }));
      void hand.redid(act);
    },
    /** It was not kept, or cannot be undone any more. */
    forget: (act: Act): void => {
      setHands((before) => ({ done: without(before.done, act), undone: without(before.undone, act) }));
      void hand.forget(act);
    },
  };
}

const without = (acts: readonly Act[], act: Act): readonly Act[] => acts.filter((one) => one !== act);
