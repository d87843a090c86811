// The journal's filters: words in a reason, a member, a noun and its verb, and days.
import { t } from "@lingui/core/macro";
import { listInvestigations, type Table, type Verb } from "@sightline/domain";
import { useAnswer } from "../api.ts";
import { Button } from "../kit/Button.tsx";
import { Field } from "../kit/Field.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { OneOf } from "../kit/OneOf.tsx";
import { Search } from "../kit/Search.tsx";
import { useMemberName } from "../desk/members.tsx";
import { isFiltered, type JournalAsked } from "./asked.ts";
import { nouns, verbsOfNoun } from "./words.ts";

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
        label={t`Find in reasons`}
        placeholder={t`Find in reasons`}
        value={text}
        onType={(typed) => set({ text: typed })}
      />
      <OneOf
        quiet
        label={t`Member`}
        options={useMembers()}
        chosen={member}
        onChoose={(one) => set({ member: one })}
      />
      <OneOf<Table | "">
        quiet
        label={t`About`}
        options={{ "": t`About anything`, ...nouns() }}
        chosen={noun ?? ""}
        onChoose={(one) => set({ noun: one, verb: "" })}
      />
      {noun !== undefined && (
        <OneOf<Verb | "">
          quiet
          label={t`What was done`}
          options={{ "": t`Anything done`, ...verbs } as Record<Verb | "", string>}
          chosen={verb}
          onChoose={(one) => set({ verb: one })}
        />
      )}
      <div className="grid w-full grid-cols-2 gap-2.5 sm:w-auto">
        <Field
          label={t`From`}
          type="date"
          value={from}
          onChange={({ target }) => set({ from: target.value })}
        />
        <Field label={t`Up to`} type="date" value={to} onChange={({ target }) => set({ to: target.value })} />
      </div>
      {isFiltered(asked) && <Button onClick={() => onAsk({})}>{t`Show all`}</Button>}
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
  return Object.fromEntries([["", t`Any member`], ...(all ?? []).map(({ id }) => [id, nameOf?.(id) ?? ""])]);
}
