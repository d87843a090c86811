// What the two players show now, as they tell it: the frame of each, and the element that holds its picture.
import { useMemo, useState } from "react";
import type { Drawable } from "../item/Film.tsx";
import type { Letter } from "./use-in-step.ts";

type OnShow = Readonly<Record<Letter, number>>;
type Pictures = Readonly<Record<Letter, Drawable | null>>;

export function useOnShow() {
  const [onShow, setOnShow] = useState<OnShow>({ a: -1, b: -1 });
  const [pictures, setPictures] = useState<Pictures>({ a: null, b: null });
  const tell = useMemo(() => {
    const teller = (letter: Letter) => ({
      shown: (frame: number) =>
        setOnShow((before) => (before[letter] === frame ? before : { ...before, [letter]: frame })),
      picture: (picture: Drawable) =>
        setPictures((before) => (before[letter] === picture ? before : { ...before, [letter]: picture })),
    });
    return { a: teller("a"), b: teller("b") };
  }, []);
  return { onShow, pictures, tell };
}
