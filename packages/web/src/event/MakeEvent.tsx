// A new event: what it is called, and who is in it from its beginning.
import { t } from "@lingui/core/macro";
import { z } from "zod";
import { Form } from "../kit/Form.tsx";
import type { GroupActs } from "./use-group-acts.ts";

type Props = {
  readonly acts: GroupActs;
  /** Ids of items or sightings. */
  readonly members: readonly string[];
  readonly label: string;
  readonly onMade: (name: string) => void;
};

const named = z.strictObject({ name: z.string().trim().min(1).max(200) });

export const MakeEvent = ({ acts, members, label, onMade }: Props) => (
  <Form
    schema={named}
    labels={{ name: label }}
    hints={{ name: t`Say where and when: Sverdlikovo, 12 August.` }}
    does={t`Add it`}
    busy={acts.busy}
    refusal={acts.refusal}
    onSend={({ name }) => acts.make(name.trim(), members, { onDone: () => onMade(name.trim()) })}
  />
);
