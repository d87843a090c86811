// The library's filters: text, verdict, kind, and whether anybody is in the picture.
import type { Tile } from "@sightline/domain";
import { Icon } from "../desk/Icon.tsx";
import { byVerdict, type Asked } from "./filter.ts";
import { verdictWord } from "./Verdict.tsx";

type Props = {
  readonly tiles: readonly Tile[];
  readonly asked: Asked;
  readonly onAsk: (asked: Asked) => void;
};

const VERDICTS = ["verified", "inconclusive", "false", "none"] as const;

export function Filters({ tiles, asked, onAsk }: Props) {
  const numbers = byVerdict(tiles);
  return (
    <search className="flex flex-wrap items-center gap-2.5">
      <label className="relative w-full sm:w-64">
        <span className="sr-only">Find in names, accounts and warnings</span>
        <span className="pointer-events-none absolute left-2.5 top-1/2 -translate-y-1/2 text-dim">
          <Icon name="search" size={17} />
        </span>
        <input
          type="search"
          value={asked.text}
          onChange={(event) => onAsk({ ...asked, text: event.target.value })}
          placeholder="Find an item"
          className="field w-full pl-9 placeholder:text-dim"
        />
      </label>
      <label>
        <span className="sr-only">Verdict</span>
        <select
          className="field"
          value={asked.verdict}
          onChange={(event) => onAsk({ ...asked, verdict: event.target.value as Asked["verdict"] })}
        >
          <option value="any">Any verdict</option>
          {VERDICTS.map((verdict) => (
            <option key={verdict} value={verdict}>
              {verdictWord(verdict)} ({numbers[verdict]})
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="sr-only">Kind</span>
        <select
          className="field"
          value={asked.kind}
          onChange={(event) => onAsk({ ...asked, kind: event.target.value as Asked["kind"] })}
        >
          <option value="any">Any kind</option>
          <option value="photo">Photos</option>
          <option value="video">Videos</option>
          <option value="other">Other files</option>
        </select>
      </label>
      <button
        type="button"
        className="button"
        aria-pressed={asked.withPeople}
        onClick={() => onAsk({ ...asked, withPeople: !asked.withPeople })}
      >
        <Icon name="people" size={16} /> With people
      </button>
    </search>
  );
}
