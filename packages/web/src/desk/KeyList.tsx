// Which keys this desk knows, and where.
import { t } from "@lingui/core/macro";

const keyList = (): readonly {
  readonly where: string;
  readonly keys: readonly (readonly [string[], string])[];
}[] => [
  {
    where: t`Library`,
    keys: [
      [["r"], t`reveal or veil the tile at hand`],
      [["Shift", "R"], t`reveal or veil all pictures`],
      [["←", "→"], t`to the tile at hand; then, with ↑ and ↓, among the tiles`],
      [["Enter"], t`open the item`],
      [["x", "a"], t`choose the tile at hand, choose all that are found`],
      [["Shift", "←", "→"], t`choose on the way, also with ↑ and ↓`],
      [["v"], t`saved views; 1 to 9 open one of them`],
      [["c"], t`change the chosen items; Esc chooses none`],
    ],
  },
  {
    where: t`Item`,
    keys: [
      [["n", "p"], t`next or previous item of the list`],
      [["r"], t`reveal or veil`],
      [["+", "−"], t`larger or smaller; the wheel and two fingers do it too`],
      [["0", "1"], t`all of it, or one to one`],
      [["q", "z"], t`turn it by a quarter; as it was taken`],
      [["w"], t`magnifier that follows the hand, or lies on whoever is chosen`],
      [["←", "→", "↑", "↓"], t`move a zoomed photo; a video at the buttons of its zoom`],
    ],
  },
  {
    where: t`Item, a video`,
    keys: [
      [["←", "→"], t`one frame back or on; with Shift ten`],
      [["Home", "End"], t`first or last frame`],
      [["k"], t`play or pause`],
      [["m"], t`frame with most people`],
      [[",", "."], t`shot before or next; with Shift slower or faster`],
      [["[", "]"], t`where somebody came or left, before or next`],
      [["d", "f", "x"], t`over and over from here, to here; no loop`],
    ],
  },
  {
    where: t`Marking people`,
    keys: [
      [["h", "b", "v"], t`mark heads, mark boxes, choose; Esc ends it`],
      [["1", "9"], t`class of people; with Shift what is visible of whoever is chosen`],
      [["j", "k"], t`next or previous person`],
      [[",", "."], t`previous or next key frame of whoever is chosen`],
      [["[", "]"], t`where whoever is chosen came or left, before or next`],
      [["e", "t", "l"], t`seen to the end of the shot, up to this frame, leaves here`],
      [["g"], t`another person from this frame on`],
      [["y"], t`take the next person who is offered from a copy`],
      [["Del"], t`withdraw whoever is chosen`],
      [["u"], t`undo; with Shift redo`],
      [["Alt"], t`held down, the hand moves the zoomed picture`],
    ],
  },
  {
    where: t`Transcript; while you type, with Alt`,
    keys: [
      [["k"], t`play or pause`],
      [["j"], t`back two seconds`],
      [["l"], t`play from where the segment begins`],
      [[",", "."], t`slower or faster`],
      [["[", "]"], t`the segment begins, or ends, where the player is`],
      [["s"], t`split it at the caret`],
      [["m"], t`join it with the next`],
      [["n"], t`new segment where the player is`],
      [["t", "x"], t`take what the program suggests, or set it aside`],
      [["Alt", "↓", "↑"], t`next or previous segment`],
      [["Ctrl", "Enter"], t`state what was typed, go to the next`],
    ],
  },
  {
    where: t`People`,
    keys: [
      [["s", "d"], t`the same person, different people`],
      [["c"], t`two who are chosen, each in the whole picture`],
      [["s", "w"], t`of events: they share nobody, one is part of the other`],
      [["Esc"], t`choose none`],
    ],
  },
  {
    where: t`People, two in the whole picture`,
    keys: [
      [["Space", "k"], t`play or pause both`],
      [[",", "."], t`one frame back or on; with Shift slower or faster`],
      [["←", "→"], t`one frame back or on; with Shift ten`],
      [["Home", "End"], t`where both begin, where both have ended`],
      [["v"], t`reveal or veil both`],
    ],
  },
  {
    where: t`Inbox`,
    keys: [
      [["j", "k"], t`next or previous matter`],
      [["y", "n", "h"], t`yes, no, cannot say, where it can be answered here`],
      [["r"], t`reveal or veil its pictures`],
      [["o"], t`look at it where it is`],
      [["u"], t`undo the last answer`],
      [["i"], t`back to the inbox, from an item that was opened there`],
    ],
  },
  {
    where: t`Pairs`,
    keys: [
      [["j", "k"], t`next or previous pair`],
      [["Enter"], t`compare the two`],
    ],
  },
  {
    where: t`Two items side by side`,
    keys: [
      [["y", "n", "h"], t`same recording, different, cannot say`],
      [["l"], t`the same place, two recordings`],
      [["p"], t`they share a part, and are no footage`],
      [["x", "c"], t`a compilation: the first item, the second item`],
      [["r"], t`write a reason`],
      [["u"], t`undo the last answer of this visit`],
      [["s"], t`put off, go to the next`],
      [["Space", "k"], t`play or pause both`],
      [[",", "."], t`one frame back or on; with Shift ten`],
      [["d"], t`difference view`],
      [["v"], t`reveal or veil both`],
    ],
  },
  {
    where: t`Count, in the proof`,
    keys: [
      [["j", "k"], t`next or previous part`],
      [["↓", "↑"], t`the same, on a part`],
      [["Enter"], t`open or close the part`],
    ],
  },
  {
    where: t`Everywhere`,
    keys: [
      [["?"], t`this list`],
      [["Tab"], t`next control`],
      [["Esc"], t`close this`],
    ],
  },
];

export function KeyList() {
  return (
    <div className="gap-8 sm:columns-2">
      {keyList().map(({ where, keys }) => (
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
  );
}
