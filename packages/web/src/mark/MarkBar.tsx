// The tools under the picture while somebody marks: what a hand does, whom it marks, and how many there are.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { useState } from "react";
import { z } from "zod";
import { Button } from "../kit/Button.tsx";
import { Form } from "../kit/Form.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import { Swatch } from "../kit/Swatch.tsx";
import type { Tool } from "./MarkLayer.tsx";
import type { MarkHere } from "./use-mark-here.ts";

export function MarkBar({ here, onVeil }: { here: MarkHere; onVeil: () => void }) {
  const { marking, marks, subject, subjects, tool, offered } = here;
  const { refusal, waits, notYet, notUndone } = marking;
  const tools: Readonly<Record<Tool, readonly [string, string]>> = {
    heads: [t`Heads`, "H"],
    boxes: [t`Boxes`, "B"],
    choose: [t`Choose`, "V"],
  };
  return (
    <section aria-label={t`Marking`} className="mt-3 rounded-lg bg-sunk p-3">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">{t`What a click does`}</legend>
          {(Object.entries(tools) as [Tool, readonly [string, string]][]).map(([name, [text, key]]) => (
            <Toggle key={name} on={tool === name} hotkey={key} onToggle={() => here.setTool(name)}>
              {text}
            </Toggle>
          ))}
        </fieldset>
        <fieldset className="flex flex-wrap gap-1.5">
          <legend className="sr-only">{t`Whom it marks`}</legend>
          {subjects.map((name, i) => (
            <Toggle
              key={name}
              on={subject === name}
              {...(i < 9 && { hotkey: String(i + 1) })}
              onToggle={() => here.act.subject(name)}
            >
              <Swatch subject={name} subjects={subjects} /> {name}
            </Toggle>
          ))}
          <NewSubject onName={here.act.subject} />
        </fieldset>
        <span className="flex gap-1.5 sm:ml-auto">
          <Button icon="veil" hotkey="R" onClick={onVeil}>{t`Veil`}</Button>
          <Button icon="undo" hotkey="U" off={!marking.canUndo} onClick={here.act.undo}>{t`Undo`}</Button>
        </span>
      </div>
      <output className="figures mt-2 block text-small" data-marked={marks.length} data-waiting={notYet}>
        <strong className="font-semibold">
          {here.isFilm
            ? t`${plural(marks.length, { one: "# person", other: "# people" })} marked in this frame, ${marking.sketches.length} in all.`
            : t`${plural(marks.length, { one: "# person", other: "# people" })} marked.`}
        </strong>{" "}
        <span className="text-dim">
          {here.atUs === null
            ? t`The frame is being decoded …`
            : tool === "heads"
              ? t`Click each head once. A click on one that is marked chooses it.`
              : tool === "boxes"
                ? t`Draw a box around a person. A click chooses one.`
                : t`Click somebody to choose them; drag to move, pull a corner to size.`}{" "}
          {notYet > 0 && waits === null && t`Not yet kept: ${notYet}.`}
        </span>
      </output>
      {offered.here.length > 0 && (
        <p className="figures mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-small">
          <span>
            {t`${plural(offered.here.length, { one: "# person is", other: "# people are" })} offered here from copies of this item, drawn dashed; nobody of them counts.`}
          </span>
          <Button hotkey="Y" onClick={offered.takeNext}>{t`Take the next`}</Button>
        </p>
      )}
      {offered.refusal && (
        <Notice tone="bad" plain>
          {offered.refusal.sentence}
        </Notice>
      )}
      {notUndone !== null && (
        <Notice tone="care" plain>
          {notUndoneSaid()[notUndone]}
        </Notice>
      )}
      {waits !== null && (
        <Notice tone="care" plain>
          {waits}
        </Notice>
      )}
      {refusal && (
        <Notice tone="bad" plain>
          <p>
            <Trans>Not kept, and still drawn here: {refusal.sentence}</Trans>
          </p>
          <p className="mt-2 flex gap-2">
            <Button onClick={marking.retry}>{t`Try again`}</Button>
            <Button onClick={marking.letGo}>{t`Let it go`}</Button>
          </p>
        </Notice>
      )}
    </section>
  );
}

const notUndoneSaid = () => ({
  changed: t`Not undone: this person is not as you left them. Another member has changed them since, or what you did was not kept. Look at it as it is now.`,
  "not-kept": t`Not undone: what you did last is not yet kept. Undo it once it is.`,
  elsewhere: t`This is where it was, out of your sight; nothing is changed. The same key once more changes it.`,
});

/** A class of people that the investigation has not named yet. */
function NewSubject({ onName }: { onName: (name: string) => void }) {
  const [open, setOpen] = useState(false);
  if (!open)
    return <Button icon="plus" aria-label={t`Another class of people`} onClick={() => setOpen(true)} />;
  return (
    <Form
      schema={named}
      labels={{ name: t`Who are they?` }}
      does={t`Add`}
      onSend={({ name }) => {
        onName(name.trim());
        setOpen(false);
      }}
    />
  );
}

const named = z.object({ name: z.string().trim().min(1).max(60) });
