// The way into the library for new files: a button, the whole page to drag onto, and what was left unfinished.
import { t } from "@lingui/core/macro";
import { listUploads, type Provenance } from "@sightline/domain";
import { lazy, Suspense, useEffect, useId, useState, type ReactNode } from "react";
import { useAnswers } from "../api.ts";
import { useWhyNot } from "../desk/may.ts";
import { Button } from "../kit/Button.tsx";
import { useInvestigation } from "../kit/investigation.ts";
import { Notice } from "../kit/Notice.tsx";
import { wantedAt } from "../wanted/provenance.ts";
import { droppedIn, type Chosen } from "./dropped.ts";

const UploadPanel = lazy(() =>
  import("./UploadPanel.tsx").then((loaded) => ({ default: loaded.UploadPanel })),
);
const NONE: never[] = [];

type Parts = {
  readonly button: ReactNode;
  readonly panel: ReactNode;
  /** Opens the panel with files whose provenance is known. */
  readonly bring: (chosen: readonly Chosen[], given: Provenance) => void;
};

/** Where it stays open while pages change: with the first item an empty library becomes another page. */
const opened = new Set<string>();

/** Where its parts stand is the page's matter. */
export function BringIn({ children }: { children: (parts: Parts) => ReactNode }) {
  const investigation = useInvestigation();
  const whyNot = useWhyNot("item.collect");
  const [open, setOpen] = useState(opened.has(investigation));
  useEffect(() => void opened[open ? "add" : "delete"](investigation), [open, investigation]);
  const [chosen, setChosen] = useState<readonly Chosen[]>(NONE);
  const [given, setGiven] = useState<Provenance | undefined>(undefined);
  const bring = (more: readonly Chosen[], found: Provenance | undefined): void => {
    // What was found elsewhere is another batch.
    setChosen((before) => (found === undefined ? [...before, ...more] : more));
    setGiven(found ?? given);
    setOpen(true);
  };
  const over = useDropped(whyNot === null, bring);
  const [answer] = useAnswers(listUploads, whyNot === null ? [{ investigation }] : NONE);
  const left = answer?.data?.ok ? answer.data.value.uploads : NONE;
  const isShown = whyNot === null && (open || left.length > 0);
  // It came up by itself for what was left, and stays when that is done.
  const choose = (next: readonly Chosen[]): void => {
    setChosen(next);
    if (next.length === 0) setGiven(undefined);
    setOpen(true);
  };
  const close = (): void => {
    setOpen(false);
    setChosen(NONE);
    setGiven(undefined);
  };
  const id = useId();
  return (
    <>
      {children({
        bring,
        button: (
          <>
            <Button
              icon="plus"
              off={whyNot !== null}
              aria-expanded={isShown}
              aria-describedby={whyNot === null ? undefined : id}
              onClick={() => setOpen(true)}
            >
              {t`Bring in`}
            </Button>
            {whyNot !== null && (
              <span id={id} className="sr-only">
                {whyNot}
              </span>
            )}
          </>
        ),
        panel: (
          <>
            {over && (
              // Nothing moves under the hand that drags.
              <div className="pointer-events-none fixed inset-x-0 bottom-5 z-30 flex justify-center px-5">
                <Notice tone="care">{t`Let go to bring these in.`}</Notice>
              </div>
            )}
            {isShown && (
              <Suspense>
                <UploadPanel {...{ chosen, given, left }} onChoose={choose} onClose={close} />
              </Suspense>
            )}
          </>
        ),
      })}
    </>
  );
}

/** Whether files are over the page. */
function useDropped(
  may: boolean,
  onDrop: (chosen: readonly Chosen[], found: Provenance | undefined) => void,
): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const hasFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer?.types.includes("Files") === true;
    const drag = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      // A browser would open the file in place of the page.
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = may ? "copy" : "none";
      setOver(may);
    };
    const leave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const found = wantedAt(event.target);
      if (may && event.dataTransfer)
        void droppedIn(event.dataTransfer).then((dropped) => onDrop(dropped, found));
    };
    window.addEventListener("dragover", drag);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", drag);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  });
  return over;
}
