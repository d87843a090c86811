// The inbox: all that waits for the member who looks, numbered, best first, answered by one key each.
import { plural, t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { listInbox } from "@sightline/domain";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import type { z } from "zod";
import { useAnswer } from "../api.ts";
import { Answered } from "../desk/Answered.tsx";
import { isTyping, letterOf, useKeys } from "../desk/use-keys.ts";
import { useTitle } from "../desk/use-title.ts";
import { Newest } from "../journal/Newest.tsx";
import { Button } from "../kit/Button.tsx";
import { Notice } from "../kit/Notice.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { RevealAll } from "../kit/RevealAll.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { MatterRow } from "./MatterRow.tsx";
import { useAnswering } from "./use-answering.ts";

type Listed = z.infer<typeof listInbox.answer>;

const PAGE = 50;
const MOST = 200;

export function InboxPage() {
  const { investigation } = useParams({ from: "/i/$investigation/inbox" });
  const [limit, setLimit] = useState(PAGE);
  useTitle(t`Inbox`);
  const query = useAnswer(listInbox, { investigation, limit }, isEmpty, { keeps: true });
  return (
    <Answered query={query} fetching={t`Fetching the inbox …`}>
      {(listed) => (
        <Matters
          listed={listed}
          onAgain={() => void query.refetch()}
          onMore={limit < MOST ? () => setLimit(Math.min(MOST, limit + PAGE)) : null}
        />
      )}
    </Answered>
  );
}

/** Nothing is moved by what comes into it. */
const isEmpty = ({ counting, matters }: Listed): boolean => counting && matters.length === 0;

type Props = {
  readonly listed: Listed;
  readonly onAgain: () => void;
  readonly onMore: (() => void) | null;
};

function Matters({ listed, onMore, onAgain }: Props) {
  const { matters, of, seq } = listed;
  const answering = useAnswering();
  const list = useRef<HTMLOListElement>(null);
  const { at, go } = usePlace(matters);
  const [told, setTold] = useState("");
  const { last, busy, refusal } = answering;
  /** What comes after it, or before it where it was the last. */
  const after = (key: string): string | null => {
    const place = matters.findIndex((one) => one.key === key);
    return (matters[place + 1] ?? matters[place - 1])?.key ?? null;
  };
  const undo = async (): Promise<void> => {
    const back = await answering.undo();
    if (back === null) return;
    setTold(t`Undone.`);
    go(back);
  };
  useKeys(
    list,
    (event) => {
      if (isTyping(event) || event.repeat) return;
      const by = { j: 1, k: -1 }[letterOf(event)];
      if (by !== undefined) {
        const place = matters.findIndex(({ key }) => key === at);
        go(matters[Math.min(matters.length - 1, Math.max(0, place + by))]?.key ?? null);
      } else if (letterOf(event) === "u") void undo();
    },
    { page: true },
  );
  return (
    <Page narrow>
      <PageHead title={t`Inbox`} actions={<RevealAll />}>
        <p className="max-w-prose">
          {t`What waits for you, best first. What another may settle too goes when they do.`}
        </p>
      </PageHead>
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line pb-3">
        <output className="figures text-dim">
          {told}{" "}
          {of === 0 ? t`Nothing waits.` : t`${plural(of, { one: "# matter", other: "# matters" })} waiting.`}
        </output>
        {last && (
          <Button icon="undo" hotkey="U" off={busy} onClick={() => void undo()}>
            <Trans>Undo “{last.does}”</Trans>
          </Button>
        )}
      </div>
      <CountedSince listed={listed} onAgain={onAgain} />
      {refusal && (
        <div className="mt-4">
          <Notice tone="bad">{refusal.sentence}</Notice>
        </div>
      )}
      {matters.length === 0 ? (
        <Nothing />
      ) : (
        <ol ref={list} aria-label={t`What waits for you`} className="divide-y divide-line">
          {matters.map((matter, i) => (
            <MatterRow
              key={matter.key}
              {...{ matter, answering, seq }}
              number={i + 1}
              current={matter.key === at}
              onHand={() => go(matter.key, { focus: false })}
              onDone={(does) => {
                setTold(t`${does}: done.`);
                go(after(matter.key));
              }}
            />
          ))}
        </ol>
      )}
      {matters.length < of && (
        <p className="figures mt-4 flex items-center gap-4 text-dim">
          <Trans>
            {matters.length} of {of} shown.
          </Trans>
          {onMore && <Button onClick={onMore}>{t`Show more`}</Button>}
        </p>
      )}
      <Newest />
    </Page>
  );
}

/** A number that came after the list may let more wait, or less: the navigation knows, and the list moves when it is told to. */
function CountedSince({ listed, onAgain }: Pick<Props, "listed" | "onAgain">) {
  const investigation = useInvestigation();
  const { data } = useAnswer(listInbox, { investigation, limit: 1 });
  const now = data?.ok ? data.value : null;
  const isOther = now !== null && !now.counting && now.seq >= listed.seq && now.of !== listed.of;
  if (!listed.counting || !isOther) return null;
  return (
    <p className="mt-3 flex flex-wrap items-baseline gap-x-3 text-small text-dim">
      {t`The number was counted anew, and other things wait now.`}
      <Button look="link" onClick={onAgain}>{t`Look again`}</Button>
    </p>
  );
}

/** Which matter is at hand: the first, the one that the address names, and from then on the one that was gone to. */
function usePlace(matters: Listed["matters"]) {
  const { at: asked } = useSearch({ from: "/i/$investigation/inbox" });
  const [place, setPlace] = useState({ key: asked ?? null, focus: asked !== undefined });
  const there = matters.some(({ key }) => key === place.key);
  const at = there ? place.key : (matters[0]?.key ?? null);
  useEffect(() => {
    if (!place.focus || at === null) return;
    // After the page itself has had the focus.
    const frame = requestAnimationFrame(() => {
      document.querySelector<HTMLElement>(`[data-matter="${CSS.escape(at)}"]`)?.focus();
      setPlace((before) => ({ ...before, focus: false }));
    });
    return () => cancelAnimationFrame(frame);
  }, [place, at]);
  return {
    at,
    go: (key: string | null, { focus = true } = {}) => {
      if (key !== place.key || focus) setPlace({ key, focus });
    },
  };
}

function Nothing() {
  const investigation = useInvestigation();
  return (
    <div className="py-16">
      <h2 className="heading text-large">{t`Nothing waits for you.`}</h2>
      <p className="mt-2 max-w-prose text-dim">
        {t`Second reviews, pairs, words to you, items that you look after, files that cannot be read and facts that contradict each other come here by themselves.`}
      </p>
      <p className="mt-4">
        <Link to="/i/$investigation/items" params={{ investigation }} className="link">
          {t`Go to the library`}
        </Link>
      </p>
    </div>
  );
}
