// One matter: what is asked, what members said of it, the veiled pictures, and the answers with their keys.
import { t } from "@lingui/core/macro";
import { actsOf, withdrawals, type Act, type Change, type MatterShown } from "@sightline/domain";
import { useEffect, useId, useRef, useState, type RefObject } from "react";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { KnownTiles } from "../fact/known-tiles.ts";
import { Pins } from "../fact/Pins.tsx";
import { AskWhy } from "../kit/AskWhy.tsx";
import { Button } from "../kit/Button.tsx";
import { useReveal } from "../kit/reveal.ts";
import { LookFirst } from "../pair/LookFirst.tsx";
import { SmallTile } from "../pair/PairRow.tsx";
import { figuresOf } from "../pair/relation-words.ts";
import { useLookFirst } from "../pair/use-look-first.ts";
import { AskBasis } from "./AskBasis.tsx";
import { MatterLink } from "./MatterLink.tsx";
import type { Answering } from "./use-answering.ts";
import { WatchTake } from "./WatchTake.tsx";
import { kindWords } from "./words.ts";

type Props = {
  readonly matter: MatterShown;
  readonly answering: Answering;
  /** The newest entry that was on show. */
  readonly seq: number;
  readonly number: number;
  /** It is the one at hand: its keys are those of the page. */
  readonly current: boolean;
  readonly onHand: () => void;
  /** `does` is what the answer's button says. */
  readonly onDone: (does: string) => void;
};

const KEYS = { y: "yes", n: "no", h: "cannot say" } as const;
const HOTKEYS = Object.entries(KEYS).map(([key, answer]) => [key.toUpperCase(), answer] as const);

export function MatterRow({ matter, answering, seq, number, current, onHand, onDone }: Props) {
  const { key, asked, says, notes, lists, tiles, take } = matter;
  const id = useId();
  const row = useRef<HTMLLIElement>(null);
  const opens = useRef<HTMLAnchorElement>(null);
  const reveal = useReveal();
  const acts = actsOf(asked);
  const [basisFor, setBasisFor] = useState<Act | null>(null);
  const [watching, setWatching] = useState<Act | null>(null);
  const pictures = tiles.filter(({ decoding, kind }) => decoding.state === "done" && kind !== "other");
  const isLooked = pictures.length === 0 || pictures.some(({ id }) => reveal.isRevealed(id));

  const send = async (act: Act, basis?: string): Promise<void> => {
    const done = await answering.answer(key, act, { seen: seq, ...(basis !== undefined && { basis }) });
    if (!done) return;
    setBasisFor(null);
    setWatching(null);
    onDone(act.does);
  };
  // Only what was seen can be judged; what was said to a member is read, not looked at.
  const judged = ["fact", "headcount", "group", "described", "pair"].includes(asked.kind);
  const answer = (act: Act): void => {
    if (act.needsBasis) setBasisFor(act);
    // That it is one unbroken take is said by whoever was shown all of it.
    else if (take) setWatching(act);
    else void send(act);
  };
  const look = useLookFirst<Act>(isLooked || !judged || take !== null, answer);
  const revealAll = () => {
    for (const { id } of pictures) if (reveal.isRevealed(id) === isLooked) reveal.toggle(id);
  };
  useFocusIn(row, onHand);
  useKeys(
    row,
    (event) => {
      if (isTyping(event) || event.repeat) return;
      const letter = letterOf(event);
      const answer = letter in KEYS ? KEYS[letter as keyof typeof KEYS] : undefined;
      const act = answer && acts[answer];
      if (act) look.answer(act);
      else if (letter === "r") revealAll();
      else if (letter === "o") opens.current?.click();
      else return;
      event.preventDefault();
    },
    { page: current },
  );
  return (
    <li
      ref={row}
      data-kind={asked.kind}
      className={`grid gap-x-6 gap-y-3 border-l-2 py-5 pl-4 ${tiles.length > 0 ? "md:grid-cols-[21rem_minmax(0,1fr)]" : ""} ${current ? "border-l-accent" : "border-l-transparent"}`}
    >
      {tiles.length > 0 && (
        <div className="grid grid-cols-2 content-start gap-2">
          {tiles.map((tile) => (
            <SmallTile key={tile.id} tile={tile} />
          ))}
        </div>
      )}
      <div className="flex min-w-0 flex-col items-start gap-1.5">
        <p className="eyebrow figures">
          {number}. {kindWords()[asked.kind]}
        </p>
        <h2 id={id} tabIndex={-1} data-matter={key} className="break-words font-medium leading-snug">
          {says}
        </h2>
        <KnownTiles value={(item) => tiles.find((tile) => tile.id === item)}>
          <Notes notes={notes} />
        </KnownTiles>
        <Lists lists={lists} />
        {matter.pair?.relation && (
          <p className="figures text-small text-dim">{figuresOf(matter.pair.relation)}</p>
        )}
        <div className="mt-1.5 flex flex-wrap gap-2">
          {HOTKEYS.map(([hotkey, answer]) => {
            const act = acts[answer];
            return (
              act && (
                <Button
                  key={answer}
                  {...(current && { hotkey })}
                  off={answering.busy}
                  aria-describedby={id}
                  onClick={() => look.answer(act)}
                >
                  {act.does}
                </Button>
              )
            );
          })}
          <MatterLink ref={opens} matter={matter} current={current} describedBy={id} />
        </div>
        <Withdrawals {...{ matter, answering, onDone }} />
      </div>
      <LookFirst
        look={look}
        says={look.waiting?.does ?? ""}
        one={pictures.length === 1}
        onReveal={revealAll}
      />
      {take && (
        <WatchTake
          {...{ take, says, answering }}
          act={watching}
          onClose={() => {
            setWatching(null);
            answering.forget();
          }}
          onSend={(act) => void send(act)}
        />
      )}
      <AskBasis
        act={basisFor}
        says={says}
        answering={answering}
        onClose={() => {
          setBasisFor(null);
          answering.forget();
        }}
        onSend={(act, basis) => void send(act, basis)}
      />
    </li>
  );
}

/** Whoever goes into it by Tab or by pointer has it at hand. */
function useFocusIn(row: RefObject<HTMLElement | null>, onHand: () => void): void {
  useEffect(() => {
    const part = row.current;
    part?.addEventListener("focusin", onHand);
    return () => part?.removeEventListener("focusin", onHand);
  });
}

const Notes = ({ notes }: Pick<MatterShown, "notes">) =>
  notes.map(({ by, text, pins }) => (
    <blockquote key={`${by} ${text}`} className="border-l-2 border-line pl-3 text-small">
      <p className="whitespace-pre-wrap break-words">{text}</p>
      <Pins pins={pins} />
      <p className="text-dim">{by}</p>
    </blockquote>
  ));

function Lists({ lists }: Pick<MatterShown, "lists">) {
  if (lists.length === 0) return null;
  return (
    <ul className="text-small text-dim">
      {lists.map((one) => (
        <li key={one} className="break-words">
          {one}
        </li>
      ))}
    </ul>
  );
}

/** With a reason each: what would be taken away stays in the journal. */
function Withdrawals({ matter, answering, onDone }: Pick<Props, "matter" | "answering" | "onDone">) {
  const all = withdrawals(matter.asked);
  const away = async (change: Change, reason: string, close: () => void): Promise<void> => {
    if (!(await answering.perform(change, { reason }))) return;
    close();
    onDone(t`Withdrawn`);
  };
  return all.map((change) => (
    <AskWhy
      key={change.subject}
      does={t`Withdraw ${change.subject}`}
      title={t`Withdraw ${change.subject}?`}
      sends={t`Withdraw it`}
      busy={answering.busy}
      refusal={answering.refusal?.sentence ?? null}
      onClose={answering.forget}
      onSend={(reason, close) => void away(change, reason, close)}
    >
      {t`It counts for nothing then. The journal keeps it, and it can be stated anew.`}
    </AskWhy>
  ));
}
