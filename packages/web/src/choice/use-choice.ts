// The items picked in the library as it is asked for now: with another question, none is, for nothing is changed out of sight.
import { t } from "@lingui/core/macro";
import { listItems, MOST_PICKED, showFound } from "@sightline/domain";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { answerKept, answerNow } from "../api.ts";
import { paramsOf, type AskedSearch } from "../item/asked.ts";
import { AT_ONCE, pageOf } from "../item/use-library.ts";
import { useInvestigation } from "../kit/investigation.ts";
import { isPicked, NONE, sizeOf, toggled, withStretch, type Picked } from "./picked.ts";

export type Choosing = ReturnType<typeof useChoice>;

type State = { readonly of: string; readonly picked: Picked; readonly refusal: string | null };

const tooMany = () =>
  t`At most ${MOST_PICKED} are picked one by one; narrow what is found and choose all of it.`;

export function useChoice(asked: AskedSearch) {
  const investigation = useInvestigation();
  const queries = useQueryClient();
  const of = JSON.stringify([investigation, paramsOf(asked)]);
  const [state, setState] = useState<State>({ of, picked: NONE, refusal: null });
  const picked = state.of === of ? state.picked : NONE;
  const keep = (next: Picked, refusal: string | null = null) =>
    setState(
      next.ids.size > MOST_PICKED ? { of, picked, refusal: tooMany() } : { of, picked: next, refusal },
    );

  /** Those on show from one place to another, as the pages have them. */
  const between = async (from: number, to: number): Promise<string[]> => {
    const ids: string[] = [];
    for (let start = from - (from % AT_ONCE); start <= to; start += AT_ONCE) {
      const answer = await answerKept(queries, listItems, pageOf(investigation, asked, start));
      if (answer.ok)
        ids.push(...answer.value.items.slice(Math.max(0, from - start), to - start + 1).map(({ id }) => id));
    }
    return ids;
  };

  return {
    asked,
    picked,
    size: sizeOf(picked),
    refusal: state.of === of ? state.refusal : null,
    isPicked: (id: string) => isPicked(picked, id),
    toggle: (id: string, place: number) => keep(toggled(picked, id, place)),
    /** All from the place that was picked last to this one; `from` where none was. */
    reach: async (place: number, from = place): Promise<void> => {
      const anchor = picked.anchor ?? from;
      const [first, last] = [Math.min(anchor, place), Math.max(anchor, place)];
      if (last - first >= MOST_PICKED) return keep(picked, tooMany());
      const stretch = await between(first, last);
      keep({ ...withStretch(picked, stretch), anchor });
    },
    all: async (): Promise<void> => {
      const answer = await answerNow(showFound, { investigation, ...paramsOf(asked) });
      if (answer.ok) keep({ ...NONE, all: answer.value });
      else keep(picked, answer.refusal.sentence);
    },
    none: () => keep(NONE),
  };
}
