// What is pressed, ticked, chosen and dragged.
import { useState } from "react";
import { Button } from "../kit/Button.tsx";
import { Check } from "../kit/Check.tsx";
import { Choose } from "../kit/Choose.tsx";
import { Copy } from "../kit/Copy.tsx";
import { Disclose } from "../kit/Disclose.tsx";
import { PickFiles } from "../kit/PickFiles.tsx";
import { Scrub } from "../kit/Scrub.tsx";
import { Search } from "../kit/Search.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Pick } from "../kit/Pick.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { Shown } from "./Shown.tsx";

const WHICH = { undecided: "Undecided (12)", decided: "Decided (3)" };
const KINDS = { any: "Any kind", photo: "Photos", video: "Videos" };

export function Controls() {
  const [on, setOn] = useState(false);
  const [which, setWhich] = useState<keyof typeof WHICH>("undecided");
  const [kind, setKind] = useState<keyof typeof KINDS>("any");
  const [text, setText] = useState("");
  const [frame, setFrame] = useState(12);
  return (
    <>
      <Shown
        name="Button"
        states={{
          plain: <Button>Compare</Button>,
          "with icon and key": (
            <Button icon="undo" hotkey="U">
              Undo
            </Button>
          ),
          "icon alone": <Button icon="play" aria-label="Play" />,
          "off: says so, keeps the focus": (
            <Button icon="play" off title="Reveal it to play it">
              Play
            </Button>
          ),
          disabled: <Button disabled>Sending …</Button>,
          link: <Button look="link">Headcount at 0:04.200</Button>,
        }}
      />
      <Shown
        name="PickFiles"
        states={{
          files: <PickFiles onPick={() => undefined}>Choose files</PickFiles>,
          "a folder": (
            <PickFiles folder onPick={() => undefined}>
              Choose a folder
            </PickFiles>
          ),
        }}
      />
      <Shown
        name="Toggle, Choose, Disclose, Copy"
        states={{
          copy: <Copy text="3f1c">Copy the hash</Copy>,
          toggle: (
            <Toggle icon="people" on={on} onToggle={() => setOn(!on)}>
              With people
            </Toggle>
          ),
          "toggle, on": (
            <Toggle icon="people" on onToggle={() => undefined}>
              With people
            </Toggle>
          ),
          choose: <Choose legend="Which pairs" options={WHICH} chosen={which} onChoose={setWhich} />,
          "choose, small": (
            <Choose small legend="Which sightings" options={WHICH} chosen={which} onChoose={setWhich} />
          ),
          disclose: <Disclose open={on} onOpen={setOn} text="the 7 people counted here" />,
          check: (
            <>
              <Check on={on} onToggle={setOn}>
                Single letters are keys
              </Check>
              <div className="p-2">
                <Pick
                  label="Choose road.jpg"
                  on={on}
                  onToggle={() => setOn(!on)}
                  onReach={() => setOn(true)}
                />
              </div>
            </>
          ),
        }}
      />
      <Shown
        name="One of several, Search, Scrub"
        states={{
          "one of several": <OneOf label="Kind" options={KINDS} chosen={kind} onChoose={setKind} />,
          search: <Search label="Find" placeholder="Find an item" value={text} onType={setText} />,
          scrub: (
            <div className="relative h-10 rounded bg-sunk">
              <Scrub
                min={0}
                max={31}
                value={frame}
                onScrub={setFrame}
                aria-label="Frame"
                said={`frame ${frame} of 31`}
              />
            </div>
          ),
        }}
      />
    </>
  );
}
