// The library's filters: text, verdict, kind, stage, who looks after it, and whether anybody is in the picture.
import { NOBODY, stageSchema, type Stage } from "@sightline/domain";
import { useListed } from "../desk/may.ts";
import { Search } from "../kit/Search.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import type { Asked } from "./asked.ts";
import type { Listed } from "./use-library.ts";
import { verdictWord } from "./Verdict.tsx";

type Props = {
  /** How many items have each verdict. */
  readonly verdicts: Listed["all"]["verdicts"];
  readonly stages: Listed["all"]["stages"];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
};

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const;

const stageWord = (stage: Stage): string => stage.charAt(0).toUpperCase() + stage.slice(1);

const KINDS = { any: "Any kind", photo: "Photos", video: "Videos", other: "Other files" };

export function Filters({ verdicts: numbers, stages: staged, asked, onAsk }: Props) {
  const members = useListed()?.members ?? [];
  const stages = {
    any: "Any stage",
    ...Object.fromEntries(stageSchema.options.map((one) => [one, `${stageWord(one)} (${staged[one]})`])),
  } as Record<Asked["stage"], string>;
  const assignees = Object.fromEntries([
    ["any", "Anybody’s"],
    [NOBODY, "Nobody’s"],
    ...members.map(({ id, name }) => [id, name]),
  ]);
  const counted = VERDICTS.map((verdict) => [verdict, `${verdictWord(verdict)} (${numbers[verdict]})`]);
  const verdicts = { any: "Any verdict", ...Object.fromEntries(counted) } as Record<Asked["verdict"], string>;
  return (
    <search className="flex flex-wrap items-center gap-2.5">
      <Search
        label="Find in names, sources, comments, bases and reasons"
        placeholder="Find an item"
        value={asked.text}
        onType={(text) => onAsk({ ...asked, text })}
      />
      <OneOf
        quiet
        label="Verdict"
        options={verdicts}
        chosen={asked.verdict}
        onChoose={(verdict) => onAsk({ ...asked, verdict })}
      />
      <OneOf
        quiet
        label="Kind"
        options={KINDS}
        chosen={asked.kind}
        onChoose={(kind) => onAsk({ ...asked, kind })}
      />
      <OneOf
        quiet
        label="Stage"
        options={stages}
        chosen={asked.stage}
        onChoose={(stage) => onAsk({ ...asked, stage })}
      />
      {members.length > 1 && (
        <OneOf
          quiet
          label="Looked after by"
          options={assignees}
          chosen={asked.assignee}
          onChoose={(assignee) => onAsk({ ...asked, assignee })}
        />
      )}
      <Toggle
        icon="people"
        on={asked.withPeople}
        onToggle={() => onAsk({ ...asked, withPeople: !asked.withPeople })}
      >
        With people
      </Toggle>
    </search>
  );
}
