// What words for numbers mean in this investigation: agreed once, for all claims.
import { t } from "@lingui/core/macro";
import { proposeChanges, type Change, type VagueWord } from "@sightline/domain";
import { useState } from "react";
import { z } from "zod";
import { BY_CLAIMS } from "../desk/touched.ts";
import { figure } from "../desk/words.ts";
import { Button } from "../kit/Button.tsx";
import { Dialog } from "../kit/Dialog.tsx";
import { Form } from "../kit/Form.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Section } from "../kit/Section.tsx";
import { useChange } from "../use-change.ts";

type Props = { readonly words: readonly VagueWord[]; readonly whyNot: string | null };

export function VagueWords({ words, whyNot }: Props) {
  const investigation = useInvestigation();
  const { busy, refusal, change, forget } = useChange(proposeChanges, { invalidates: BY_CLAIMS });
  const [edited, setEdited] = useState<VagueWord | "new" | null>(null);
  const close = () => {
    setEdited(null);
    forget();
  };
  const agree = (next: readonly VagueWord[]) => {
    const set: Change = { verb: "vague.set", subject: investigation, payload: { words: [...next] } };
    void change({ investigation, changes: [set] }, close);
  };
  const others = words.filter((word) => word !== edited);
  const { word } = edited === null || edited === "new" ? { word: null } : edited;
  return (
    <Section title={t`What words for numbers mean`} className="mt-12">
      <p className="mt-2 max-w-prose text-dim">
        {t`A claim of “hundreds” is tested by what is agreed here. A word with no figure cannot be tested.`}
      </p>
      <ul className="mt-3 max-w-prose divide-y divide-line border-y border-line">
        {words.map((one) => (
          <li key={one.word} className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 py-2">
            <span>
              {`“${one.word}”`} <span className="figures text-dim">{meaningOf(one)}</span>
            </span>
            {whyNot === null && (
              <span className="flex gap-x-4">
                <Button
                  look="link"
                  aria-label={t`Change what “${one.word}” means`}
                  onClick={() => setEdited(one)}
                >
                  {t`Change`}
                </Button>
                <Button
                  look="link"
                  off={busy}
                  aria-label={t`Take out “${one.word}”`}
                  onClick={() => agree(words.filter((other) => other !== one))}
                >
                  {t`Take out`}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="mt-3 text-small text-dim">
        {whyNot ?? <Button onClick={() => setEdited("new")}>{t`Another word`}</Button>}
      </p>
      <Dialog
        title={word === null ? t`Another word for a number` : t`What “${word}” means`}
        open={edited !== null}
        onClose={close}
      >
        {edited !== null && (
          <Form
            schema={asked}
            labels={{ word: t`The word`, low: t`At least`, high: t`At most` }}
            hints={{
              low: t`Left empty, it says nothing of how few.`,
              high: t`Left empty, it says nothing of how many.`,
            }}
            given={edited === "new" ? {} : filled(edited)}
            does={t`Agree on it`}
            busy={busy}
            refusal={refusal?.sentence ?? null}
            onSend={({ word: said, low = null, high = null }) =>
              agree([...others, { word: said.trim(), low, high }])
            }
          />
        )}
      </Dialog>
    </Section>
  );
}

const number = z.int().min(0).max(10_000_000_000).optional();
const asked = z.strictObject({ word: z.string().min(1).max(60), low: number, high: number });

const filled = ({ word, low, high }: VagueWord): Record<string, string> => ({
  word,
  ...(low !== null && { low: String(low) }),
  ...(high !== null && { high: String(high) }),
});

function meaningOf({ low, high }: VagueWord): string {
  if (low === null && high === null) return t`means no figure`;
  if (low === null) return t`at most ${figure(high ?? 0)}`;
  if (high === null) return t`at least ${figure(low)}`;
  return t`${figure(low)} to ${figure(high)}`;
}
