// The saved views of the library: a list that one key opens, each view a press away; and keeping what is asked for now.
import { t } from "@lingui/core/macro";
import { listViews, type ViewShown } from "@sightline/domain";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useAnswer } from "../api.ts";
import { later } from "../desk/later.tsx";
import { isTyping, useKeys } from "../desk/use-keys.ts";
import { askedSearch, type AskedSearch } from "../item/asked.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { Popover } from "../kit/Popover.tsx";
import { digitOf } from "./digit.ts";
import type { Doing } from "./ViewDialog.tsx";
import { ViewList } from "./ViewList.tsx";

const ViewDialog = later(async () => (await import("./ViewDialog.tsx")).ViewDialog);

const NONE: readonly ViewShown[] = [];

export function Views({ asked }: { readonly asked: AskedSearch }) {
  const investigation = useInvestigation();
  const navigate = useNavigate();
  const part = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [doing, setDoing] = useState<Doing | null>(null);
  const { data, isError } = useAnswer(listViews, { investigation });
  const views = data?.ok ? data.value.views : NONE;
  const open = ({ search }: ViewShown): void => {
    panel.current?.hidePopover();
    void navigate({
      to: "/i/$investigation/items",
      params: { investigation },
      search: askedSearch(search),
    });
  };
  useKeys(
    part,
    (event) => {
      const view = isTyping(event) || event.repeat ? undefined : views[digitOf(event) - 1];
      if (view === undefined || doing !== null) return;
      event.preventDefault();
      open(view);
    },
    { page: true },
  );
  const asks = useRef(false);
  useEffect(() => {
    // The hand comes back to where it began.
    if (doing === null && asks.current) part.current?.querySelector("button")?.focus();
    asks.current = doing !== null;
  }, [doing]);
  const begin = (next: Doing): void => {
    panel.current?.hidePopover();
    setDoing(next);
  };
  return (
    <div ref={part}>
      <Popover
        text={views.length === 0 ? t`Views` : t`Views (${views.length})`}
        icon="down"
        kind="dialog"
        opens="v"
        at={panel}
        panel="max-h-[70vh] w-80 p-4 sm:w-96"
        onOpen={(isOpen) => isOpen && panel.current?.querySelector<HTMLElement>("a, button")?.focus()}
      >
        {data === undefined && (
          <p className="mb-3 text-small text-dim">
            {isError ? t`The views have not come: the desk does not answer.` : t`The views are on their way.`}
          </p>
        )}
        {data?.ok === false && <Notice tone="bad">{data.refusal.sentence}</Notice>}
        {data?.ok && <ViewList {...{ views, asked }} onOpen={open} onBegin={begin} />}
        <Button icon="plus" className="mt-3" onClick={() => begin({ what: "keep", search: asked })}>
          {t`Keep what is shown now`}
        </Button>
      </Popover>
      {doing && <ViewDialog doing={doing} onClose={() => setDoing(null)} />}
    </div>
  );
}
