// What is filled in: a field alone, and a whole form from its schema.
import { useState } from "react";
import { z } from "zod";
import { Area } from "../kit/Area.tsx";
import { Field } from "../kit/Field.tsx";
import { Form } from "../kit/Form.tsx";
import { Shown } from "./Shown.tsx";

const schema = z.object({
  verdict: z.enum(["verified", "inconclusive", "false"]),
  reason: z.string().min(3, "say in at least three letters what it rests on"),
  atLeast: z.int().positive().optional(),
  seen: z.boolean(),
});
const labels = { verdict: "Verdict", reason: "Reason", atLeast: "At least", seen: "I have seen all of it" };
const hints = { reason: "Others read it in a year." };

export function Forms() {
  const [sent, setSent] = useState("");
  const form = {
    schema,
    labels,
    hints,
    does: "State it",
    onSend: (values: object) => setSent(JSON.stringify(values)),
  };
  return (
    <>
      <Shown
        name="Field"
        states={{
          "with key and hint": <Field label="Reason" hotkey="R" hint="Esc leaves the field." />,
          wrong: <Field label="At least" type="number" defaultValue="-1" wrong="It is less than nobody." />,
          "several lines": <Field label="Basis" lines={3} />,
        }}
      />
      <Shown
        name="Area"
        states={{
          "as it stands": <Area label="Words" defaultValue="Come here." />,
          "from right to left, begun": <Area label="Words begun" begun defaultValue="בואו הנה." />,
          "to be read alone": <Area label="Words to be read" readOnly defaultValue="Come here." />,
        }}
      />
      <Shown
        name="Form"
        states={{
          "from a schema": (
            <>
              <Form {...form} />
              <output className="font-mono text-small">{sent}</output>
            </>
          ),
          "why not, whatever is filled in": (
            <Form {...form} whyNot="You stated these marks; another member has to review them." />
          ),
          refused: <Form {...form} refusal="Somebody else changed it at the same time. Look at it again." />,
        }}
      />
    </>
  );
}
