// The journal's filters: words in a reason, a member, a noun and its verb, and days.
import { listInvestigations, type Table, type Verb } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { OneOf } from "../kit/OneOf.tsx";
import { Search } from "../kit/Search.tsx";
import { useMemberName } from "../desk/members.tsx";
import { isFiltered, type JournalAsked } from "./asked.ts";
import { NOUNS, verbsOfNoun } from "./words.ts";

type Props = {
  readonly asked: JournalAsked;
  readonly onAsk: (asked: Readonly<Record<string, unknown>>) => void;
};

export function JournalFilters({ asked, onAsk }: Props) {
  const { text = "", member = "", noun, verb = "", from = "", to = "" } = asked;
  const set = (next: Readonly<Record<string, unknown>>): void => onAsk({ ...asked, ...next });
  const verbs = verbsOfNoun(noun);
  return (
    <search className="mb-5 mt-6 flex flex-wrap items-end gap-2.5">
      <Search
        label="Find in reasons"
        placeholder="Find in reasons"
        value={text}
        onType={(typed) => set({ text: typed })}
      />
      <OneOf
        quiet
        label="Member"
        options={useMembers()}
        chosen={member}
        onChoose={(one) => set({ member: one })}
      />
      <OneOf<Table | "">
        quiet
        label="About"
        options={{ "": "About anything", ...NOUNS }}
        chosen={noun ?? ""}
        onChoose={(one) => set({ noun: one, verb: "" })}
      />
      {noun !== undefined && (
        <OneOf<Verb | "">
          quiet
          label="What was done"
          options={{ "": "Anything done", ...verbs } as Record<Verb | "", string>}
          chosen={verb}
          onChoose={(one) => set({ verb: one })}
        />
      )}
      <div className="grid w-full grid-cols-2 gap-2.5 sm:w-auto">
        <Field label="From" type="date" value={from} onChange={({ target }) => set({ from: target.value })} />
        <Field label="Up to" type="date" value={to} onChange={({ target }) => set({ to: target.value })} />
      </div>
      {isFiltered(asked) && <Button onClick={() => onAsk({})}>Show all</Button>}
    </search>
  );
}

function useMembers(): Readonly<Record<string, string>> {
  const investigation = useInvestigation();
  const nameOf = useMemberName();
  const { data } = useAnswer(listInvestigations, {});
  const all = data?.ok
    ? data.value.investigations.find(({ id }) => id === investigation)?.members
    : undefined;
  return Object.fromEntries([["", "Any member"], ...(all ?? []).map(({ id }) => [id, nameOf?.(id) ?? ""])]);
}
