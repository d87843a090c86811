// What the member who looks did, in words, with what they typed.
import { t } from "@lingui/core/macro";
import { listItems, listWanted, showItem, type Names } from "@sightline/domain";
import { useQueryClient, type QueryClient } from "@tanstack/react-query";
import type { z } from "zod";
import type { Answer } from "../api.ts";
import { useMemberName } from "../desk/members.tsx";
import { shortIdOf } from "../desk/words.ts";
import type { Act } from "./store.ts";
import { didOf, typedIn } from "./words.ts";

export function Mine({ act }: { readonly act: Pick<Act, "path" | "params"> }) {
  const names = useNames();
  return (
    <>
      <p className="break-words">
        {didOf(act, names)
          .map((did) => t`You ${did}.`)
          .join(" ")}
      </p>
      {typedIn(act).map((text) => (
        <p key={text} className="whitespace-pre-wrap break-words text-small text-dim">
          {text}
        </p>
      ))}
    </>
  );
}

/** From what this page has been told: the desk may not be there to be asked. */
function useNames(): Names {
  const queries = useQueryClient();
  const member = useMemberName() ?? (() => t`a member`);
  return {
    member,
    thing: (id) => nameIn(queries, id) ?? shortIdOf(id),
    question: (id) => `“${questionIn(queries, id) ?? id}”`,
    verdict: () => t`a verdict`,
    count: () => t`a count`,
    claim: () => t`a claim`,
    voice: () => t`what somebody outside says`,
    wanted: (id) => wantedIn(queries, id) ?? t`an address`,
  };
}

function wantedIn(queries: QueryClient, id: string): string | null {
  const lists = shownIn<z.infer<typeof listWanted.answer>>(queries, listWanted.path);
  return lists.flatMap(({ wanted }) => wanted).find((one) => one.id === id)?.address ?? null;
}

type Shown = z.infer<typeof showItem.answer>;

function shownIn<T>(queries: QueryClient, path: string): T[] {
  const answers = queries.getQueriesData<Answer<T>>({ queryKey: [path] });
  return answers.flatMap(([, answer]) => (answer?.ok ? [answer.value] : []));
}

function nameIn(queries: QueryClient, id: string): string | undefined {
  const item = shownIn<Shown>(queries, showItem.path).find(({ tile }) => tile.id === id);
  const lists = shownIn<Partial<z.infer<typeof listItems.answer>>>(queries, listItems.path);
  return item?.tile.name ?? lists.flatMap(({ items = [] }) => items).find((tile) => tile.id === id)?.name;
}

const questionIn = (queries: QueryClient, id: string): string | undefined =>
  shownIn<Shown>(queries, showItem.path)
    .flatMap(({ checks }) => checks.questions)
    .find((question) => question.id === id)?.name;
