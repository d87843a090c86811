// The keys that this desk knows, in a small popover.
import { useRef } from "react";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Popover } from "../kit/Popover.tsx";
import { useSingleKeys } from "./single-keys.ts";

const KEYS: readonly { readonly where: string; readonly keys: readonly (readonly [string[], string])[] }[] = [
  {
    where: "Library",
    keys: [
      [["r"], "reveal or veil the tile at hand"],
      [["Shift", "R"], "reveal or veil all pictures"],
      [["←", "→"], "to the tile at hand; then, with ↑ and ↓, among the tiles"],
      [["Enter"], "open the item"],
      [["x", "a"], "choose the tile at hand, choose all that are found"],
      [["Shift", "←", "→"], "choose on the way, also with ↑ and ↓"],
      [["v"], "saved views; 1 to 9 open one of them"],
      [["c"], "change the chosen items; Esc chooses none"],
    ],
  },
  {
    where: "Item",
    keys: [
      [["n", "p"], "next or previous item of the list"],
      [["r"], "reveal or veil"],
      [["+", "−"], "larger or smaller; the wheel and two fingers do it too"],
      [["0", "1"], "all of it, or one to one"],
      [["←", "→", "↑", "↓"], "move a zoomed photo; a video at the buttons of its zoom"],
    ],
  },
  {
    where: "Item, a video",
    keys: [
      [["←", "→"], "one frame back or on; with Shift ten"],
      [["Home", "End"], "first or last frame"],
      [["k"], "play or pause"],
      [["m"], "frame with most people"],
    ],
  },
  {
    where: "Inbox",
    keys: [
      [["j", "k"], "next or previous matter"],
      [["y", "n", "h"], "yes, no, cannot say, where it can be answered here"],
      [["r"], "reveal or veil its pictures"],
      [["o"], "look at it where it is"],
      [["u"], "undo the last answer"],
      [["i"], "back to the inbox, from an item that was opened there"],
    ],
  },
  {
    where: "Pairs",
    keys: [
      [["j", "k"], "next or previous pair"],
      [["Enter"], "compare the two"],
    ],
  },
  {
    where: "Two items side by side",
    keys: [
      [["y", "n", "h"], "same recording, different, cannot say"],
      [["l"], "the same place, two recordings"],
      [["p"], "they share a part, and are no footage"],
      [["x", "c"], "a compilation: the first item, the second item"],
      [["r"], "write a reason"],
      [["u"], "undo the last answer of this visit"],
      [["s"], "put off, go to the next"],
      [["Space", "k"], "play or pause both"],
      [[",", "."], "one frame back or on; with Shift ten"],
      [["d"], "difference view"],
      [["v"], "reveal or veil both"],
    ],
  },
  {
    where: "Count, in the proof",
    keys: [
      [["j", "k"], "next or previous part"],
      [["↓", "↑"], "the same, on a part"],
      [["Enter"], "open or close the part"],
    ],
  },
  {
    where: "Everywhere",
    keys: [
      [["?"], "this list"],
      [["Tab"], "next control"],
      [["Esc"], "close this"],
    ],
  },
];

export function Keys() {
  const panel = useRef<HTMLDivElement>(null);
  const letters = useSingleKeys();
  return (
    <Popover
      text="Keys"
      icon="keys"
      kind="dialog"
      opens="?"
      at={panel}
      className="border-transparent bg-transparent px-2 text-dim hover:text-ink"
      panel="max-h-[88vh] w-[42rem] p-5"
    >
      <h2 className="heading text-large">Keys</h2>
      <div className="gap-8 sm:columns-2">
        {KEYS.map(({ where, keys }) => (
          <section key={where} className="mt-4 break-inside-avoid">
            <h3 className="eyebrow">{where}</h3>
            <dl className="mt-1 grid grid-cols-[auto_1fr] items-baseline gap-x-3 gap-y-1 text-small">
              {keys.map(([pressed, does]) => (
                <div key={does} className="contents">
                  <dt className="flex gap-1">
                    {pressed.map((key) => (
                      <kbd key={key} className="key font-sans">
                        {key}
                      </kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <div className="mt-5 flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-t border-line pt-4 text-small">
        <Check on={letters.on} onToggle={letters.toggle}>
          Single letters and signs are keys
        </Check>
        <Button onClick={() => panel.current?.hidePopover()}>Close</Button>
      </div>
    </Popover>
  );
}
