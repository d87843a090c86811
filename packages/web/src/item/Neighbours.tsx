// The way to the items before and after this one, in the list that it was found in.
import { t } from "@lingui/core/macro";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { figure } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import type { AskedSearch } from "./asked.ts";
import { usePlaceOf } from "./use-library.ts";

type Props = { readonly item: string; readonly asked: AskedSearch };

export function Neighbours({ item, asked }: Props) {
  const navigate = useNavigate({ from: "/i/$investigation/items/$item" });
  const nav = useRef<HTMLElement>(null);
  const there = usePlaceOf(item, asked);
  const goTo = (to: { readonly id: string } | null | undefined) => {
    if (to) void navigate({ params: (now) => ({ ...now, item: to.id }), search: asked });
  };
  const early = useRef<{ readonly item: string; readonly way: "before" | "after" } | null>(null);
  const step = (way: "before" | "after") => {
    if (there) goTo(there[way]);
    else early.current = { item, way };
  };
  // A letter that comes before it is known where it leads is done as soon as it is.
  useEffect(() => {
    if (!there || early.current === null) return;
    if (early.current.item === item) goTo(there[early.current.way]);
    early.current = null;
  });
  useKeys(
    nav,
    (event) => {
      if (isTyping(event) || event.repeat) return;
      const letter = letterOf(event);
      if (letter === "n") step("after");
      else if (letter === "p") step("before");
    },
    { page: true },
  );
  return (
    <nav ref={nav} aria-label={t`Items beside this one`} className="flex flex-wrap items-center gap-2">
      <Step to={there?.before} word={t`Previous`} hotkey="P" onStep={goTo} />
      <Step to={there?.after} word={t`Next`} hotkey="N" onStep={goTo} />
      <span className="figures min-w-20 text-small text-dim">
        {there && placeSaid(there, Object.keys(asked).length > 0)}
      </span>
    </nav>
  );
}

type There = { readonly shown: boolean; readonly place: number; readonly found: number };

/** `filtered` is whether the list is of what was asked for. */
function placeSaid({ shown, place, found }: There, filtered: boolean): string {
  if (!shown) return t`no longer listed`;
  const [nr, all] = [figure(place + 1), figure(found)];
  return filtered ? t`${nr} of ${all} found` : t`${nr} of ${all}`;
}

type StepProps = {
  /** Undefined while it is not known, null where there is none. */
  readonly to: { readonly id: string; readonly name: string } | null | undefined;
  readonly word: string;
  readonly hotkey: string;
  readonly onStep: (to: StepProps["to"]) => void;
};

const Step = ({ to, word, hotkey, onStep }: StepProps) => (
  <Button off={!to} hotkey={hotkey} title={to?.name} onClick={() => onStep(to)}>
    {word}
    {to && <span className="sr-only">: {to.name}</span>}
  </Button>
);
