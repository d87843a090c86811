// How far a program is that was asked, or why nothing of what it printed is taken.
import { t } from "@lingui/core/macro";
import { listSuggestions, stopAsking, UNDER_WAY, type AskingShown } from "@sightline/domain";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { useChange } from "../use-change.ts";

export function Askings({
  item,
  askings,
}: {
  readonly item: string;
  readonly askings: readonly AskingShown[];
}) {
  const investigation = useInvestigation();
  const { busy, refusal, change } = useChange(stopAsking, { invalidates: [listSuggestions] });
  return (
    <>
      {askings.map(({ id: asking, ...one }) => (
        <div key={asking}>
          {UNDER_WAY.includes(one.state) && (
            <output className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>{saidOf(one)}</span>
              <Button
                off={busy}
                aria-label={t`Stop it: ${aboutOf(one)}`}
                onClick={() => void change({ investigation, item, asking })}
              >{t`Stop it`}</Button>
            </output>
          )}
          {one.state === "stopped" && (
            <p className="text-dim">{t`Stopped: ${aboutOf(one)}. Nothing that was printed is taken.`}</p>
          )}
          {one.sentence !== null && (
            <Notice tone="bad">
              <p className="font-medium">{t`Refused: ${aboutOf(one)}`}</p>
              <p>{one.sentence}</p>
            </Notice>
          )}
        </div>
      ))}
      {refusal && <Notice tone="bad">{refusal.sentence}</Notice>}
    </>
  );
}

type Said = Pick<AskingShown, "kind" | "language" | "state" | "share">;

function aboutOf({ kind, language }: Said): string {
  if (kind === "translation") return t`into ${language ?? "und"}`;
  return language === null ? t`what is said` : t`what is said, in ${language}`;
}

function saidOf(one: Said): string {
  const about = aboutOf(one);
  if (one.state === "waiting") return t`It waits for its turn: ${about}`;
  if (one.state === "sound") return t`The sound is taken out of the film: ${about}`;
  const percent = new Intl.NumberFormat(undefined, { style: "percent" }).format(one.share);
  return t`The program is at work: ${about}, ${percent}`;
}
