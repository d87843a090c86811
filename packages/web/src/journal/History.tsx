// What was done with one item, closed until somebody wants to know.
import { t } from "@lingui/core/macro";
import { useState } from "react";
import { Answered } from "../desk/Answered.tsx";
import { Disclose } from "../kit/Disclose.tsx";
import { Section } from "../kit/Section.tsx";
import { useMayRead } from "../desk/may.ts";
import { Entries } from "./Entries.tsx";
import { useJournal } from "./use-journal.ts";

export function History({ item }: { readonly item: string }) {
  const [open, setOpen] = useState(false);
  if (!useMayRead("work")) return null;
  return (
    <Section title={t`History`} className="mt-14">
      <Disclose open={open} onOpen={setOpen} text={t`who did what to this item, and why`} />
      {open && <Opened item={item} />}
    </Section>
  );
}

function Opened({ item }: { readonly item: string }) {
  const query = useJournal({ item });
  return (
    <div className="mt-3">
      <Answered part query={query} fetching={t`Fetching its history …`}>
        {(journal) => (
          <Entries journal={journal} query={query} label={t`History of the item, newest first`} />
        )}
      </Answered>
    </div>
  );
}
