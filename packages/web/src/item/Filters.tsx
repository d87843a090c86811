// The library's filters: text, verdict, kind, and whether anybody is in the picture.
import { Search } from "../kit/Search.tsx";
import { OneOf } from "../kit/OneOf.tsx";
import { Toggle } from "../kit/Toggle.tsx";
import type { Asked } from "./asked.ts";
import type { Listed } from "./use-library.ts";
import { verdictWord } from "./Verdict.tsx";

type Props = {
  /** How many items have each verdict. */
  readonly verdicts: Listed["all"]["verdicts"];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
};

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const;

const KINDS = { any: "Any kind", photo: "Photos", video: "Videos", other: "Other files" };

export function Filters({ verdicts: numbers, asked, onAsk }: Props) {
  const counted = VERDICTS.map((verdict) => [verdict, `${verdictWord(verdict)} (${numbers[verdict]})`]);
  const verdicts = { any: "Any verdict", ...Object.fromEntries(counted) } as Record<Asked["verdict"], string>;
  return (
    <search className="flex flex-wrap items-center gap-2.5">
      <Search
        label="Find in names, accounts and warnings"
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
